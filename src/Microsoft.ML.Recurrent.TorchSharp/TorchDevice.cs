namespace Microsoft.ML.Recurrent.TorchSharp;

/// <summary>Where libtorch computes.</summary>
public sealed record TorchDevice
{
    private TorchDevice(bool isCuda, int index) => (IsCuda, Index) = (isCuda, index);

    /// <summary>The processor.</summary>
    public static TorchDevice Cpu { get; } = new(isCuda: false, 0);

    /// <summary>Whether it is a GPU of NVIDIA's.</summary>
    public bool IsCuda { get; }

    /// <summary>Which of several devices of the kind, from 0.</summary>
    public int Index { get; }

    /// <summary>A GPU of NVIDIA's.</summary>
    /// <param name="index">Which one, as CUDA counts them. Range: 0 or more. Default 0: the first.</param>
    /// <returns>The device; whether it is there is asked by the engine.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="index"/> is below 0.</exception>
    public static TorchDevice Cuda(int index = 0)
    {
        Check.AtLeast(index, 0, "number of the GPU");
        return new(isCuda: true, index);
    }

    /// <summary>PyTorch's name of it: <c>cpu</c>, <c>cuda:0</c>.</summary>
    public override string ToString() => IsCuda ? FormattableString.Invariant($"cuda:{Index}") : "cpu";
}
