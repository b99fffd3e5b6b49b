namespace Microsoft.ML.Data;

/// <summary>Gives the vector of a member its dimensions; 0 or none means unknown.</summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property)]
public sealed class VectorTypeAttribute : Attribute
{
    /// <summary>A vector of unknown size.</summary>
    public VectorTypeAttribute()
    {
    }

    /// <summary>A vector of the given size.</summary>
    public VectorTypeAttribute(int size) => Dims = [size];

    /// <summary>A vector of the given dimensions.</summary>
    public VectorTypeAttribute(params int[] dimensions) => Dims = dimensions;

    internal int[] Dims { get; }
}
