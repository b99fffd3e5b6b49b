namespace Microsoft.ML.Data;

/// <summary>Collects a column's values into blocks.</summary>
internal abstract class ColumnEncoder
{
    /// <summary>Takes the value of the row.</summary>
    public abstract void Append();

    /// <summary>The block of the values since the last one.</summary>
    public abstract byte[] TakeBlock();
}
