namespace Microsoft.ML.Data;

/// <summary>The fields of a text file that a member is read from; several make a vector.</summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property)]
public sealed class LoadColumnAttribute : Attribute
{
    /// <summary>One field, counted from 0.</summary>
    public LoadColumnAttribute(int fieldIndex)
    {
        Fields = [fieldIndex];
        IsVector = false;
    }

    /// <summary>The fields from the first to the last, both included.</summary>
    public LoadColumnAttribute(int start, int end)
    {
        Fields = Enumerable.Range(start, end - start + 1).ToArray();
        IsVector = true;
    }

    /// <summary>Fields in the order given.</summary>
    public LoadColumnAttribute(int[] columnIndexes)
    {
        Fields = columnIndexes;
        IsVector = columnIndexes.Length > 1;
    }

    internal int[] Fields { get; }

    internal bool IsVector { get; }
}
