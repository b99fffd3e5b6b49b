namespace TorchSharp;

/// <summary>Frees the tensors that were made in it.</summary>
public sealed class DisposeScope : IDisposable
{
    internal DisposeScope() { }

    /// <summary>Frees them.</summary>
    public void Dispose() => throw Libtorch.Absent;
}
