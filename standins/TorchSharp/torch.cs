namespace TorchSharp;

/// <summary>The library's functions and types.</summary>
public static partial class torch
{
    /// <summary>The version.</summary>
    public static string __version__ => throw Libtorch.Absent;

    /// <summary>Opens a scope.</summary>
    public static DisposeScope NewDisposeScope() => throw Libtorch.Absent;

    /// <summary>Turns recording on or off until the result is disposed.</summary>
    public static IDisposable set_grad_enabled(bool mode = true) => throw Libtorch.Absent;

    /// <summary>Threads of an operation.</summary>
    public static int get_num_threads() => throw Libtorch.Absent;

    /// <summary>A device.</summary>
    public static Device device(DeviceType deviceType, int index = -1) => throw Libtorch.Absent;

    /// <summary>A tensor of any values.</summary>
    public static Tensor empty(long[] size, ScalarType? dtype = null, Device device = null, bool requires_grad = false, string[] names = null) => throw Libtorch.Absent;

    /// <summary>A tensor of zeros.</summary>
    public static Tensor zeros(long[] size, ScalarType? dtype = null, Device device = null, bool requires_grad = false, string[] names = null) => throw Libtorch.Absent;

    /// <summary>Elements of one tensor or the other.</summary>
    public static Tensor where(Tensor condition, Tensor x, Tensor y) => throw Libtorch.Absent;

    /// <summary>Tensors joined along an axis.</summary>
    public static Tensor cat(IList<Tensor> tensors, long dim = 0) => throw Libtorch.Absent;

    /// <summary>Tensors joined along a new axis.</summary>
    public static Tensor stack(IEnumerable<Tensor> tensors, long dim = 0) => throw Libtorch.Absent;
}
