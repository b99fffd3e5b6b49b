namespace Microsoft.ML.Data;

/// <summary>Makes a member a key: values 0 to count - 1 on input, which the column holds as 1 to count.</summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property)]
public sealed class KeyTypeAttribute : Attribute
{
    /// <summary>A key of the given number of values.</summary>
    public KeyTypeAttribute(ulong count) => KeyCount = new KeyCount(count);

    internal KeyCount KeyCount { get; }
}
