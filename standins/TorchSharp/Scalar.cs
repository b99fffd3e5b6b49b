namespace TorchSharp;

/// <summary>A number for an operation.</summary>
public sealed class Scalar : IDisposable
{
    internal Scalar() { }

    /// <summary>A number for an operation.</summary>
    public static implicit operator Scalar(float value) => throw Libtorch.Absent;

    /// <summary>A number for an operation.</summary>
    public static implicit operator Scalar(double value) => throw Libtorch.Absent;

    /// <summary>Frees it.</summary>
    public void Dispose() => throw Libtorch.Absent;
}
