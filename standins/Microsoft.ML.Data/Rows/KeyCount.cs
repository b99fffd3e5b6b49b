namespace Microsoft.ML.Data;

/// <summary>The number of values of a key.</summary>
public sealed class KeyCount
{
    /// <summary>The number of values; null if not known.</summary>
    public ulong? Count;

    /// <summary>A key of the given number of values.</summary>
    public KeyCount(ulong count) => Count = count;
}
