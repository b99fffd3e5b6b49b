namespace TorchSharp;

/// <summary>Kinds of devices.</summary>
public enum DeviceType
{
    /// <summary>The processor.</summary>
    CPU = 0,

    /// <summary>A GPU of NVIDIA's.</summary>
    CUDA = 1,
}
