namespace Microsoft.ML.Data;

/// <summary>Takes a column's values out of blocks.</summary>
internal abstract class ColumnDecoder
{
    /// <summary>Reads a block of the given number of values.</summary>
    public abstract void Load(byte[] block, int count);

    /// <summary>The getter of the value at a row of the block.</summary>
    public abstract Delegate MakeGetter(Func<int> row);
}
