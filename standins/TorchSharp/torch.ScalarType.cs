namespace TorchSharp;

public static partial class torch
{
    /// <summary>Types of elements.</summary>
    public enum ScalarType : sbyte
    {
        /// <summary><c>long</c>.</summary>
        Int64 = 4,

        /// <summary><c>float</c>.</summary>
        Float32 = 6,

        /// <summary><c>double</c>.</summary>
        Float64 = 7,

        /// <summary><c>bool</c>.</summary>
        Bool = 11,
    }
}
