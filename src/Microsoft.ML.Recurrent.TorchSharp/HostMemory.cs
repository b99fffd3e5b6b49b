using System.Runtime.InteropServices;

namespace Microsoft.ML.Recurrent.TorchSharp;

/// <summary>Numbers between .NET's memory and a device. Inside a <see cref="TensorScope"/>.</summary>
internal static class HostMemory
{
    public static torch.Device Cpu { get; } = torch.device(global::TorchSharp.DeviceType.CPU);

    public static long[] Dimensions(this Shape shape)
    {
        var lengths = new long[shape.Rank];
        for (int axis = 0; axis < lengths.Length; axis++)
            lengths[axis] = shape[axis];
        return lengths;
    }

    public static Tensor Floats(ReadOnlySpan<float> data, long[] shape, torch.Device device)
        => From(data, torch.ScalarType.Float32, shape, device);

    public static Tensor Longs(ReadOnlySpan<long> data, long[] shape, torch.Device device)
        => From(data, torch.ScalarType.Int64, shape, device);

    public static Tensor Booleans(ReadOnlySpan<bool> data, long[] shape, torch.Device device)
        => From(data, torch.ScalarType.Bool, shape, device);

    public static Tensor Zeros(long[] shape, torch.Device device) => torch.zeros(shape, torch.ScalarType.Float32, device);

    /// <summary>Copies a tensor out, row-major.</summary>
    public static void CopyTo<T>(this Tensor source, Span<T> destination) where T : unmanaged
    {
        if (!destination.IsEmpty)
            source.detach().cpu().contiguous().bytes.CopyTo(MemoryMarshal.AsBytes(destination));
    }

    /// <summary>Writes into an existing tensor, row-major.</summary>
    public static void CopyFrom(this Tensor destination, ReadOnlySpan<float> source, Shape shape)
    {
        if (!source.IsEmpty)
            destination.copy_(Floats(source, shape.Dimensions(), Cpu));
    }

    private static Tensor From<T>(ReadOnlySpan<T> data, torch.ScalarType type, long[] shape, torch.Device device) where T : unmanaged
    {
        Tensor host = torch.empty(shape, type, Cpu);
        if (!data.IsEmpty)
            MemoryMarshal.AsBytes(data).CopyTo(host.bytes);
        return host.to(device);
    }
}
