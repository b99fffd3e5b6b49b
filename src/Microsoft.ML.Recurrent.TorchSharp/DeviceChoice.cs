namespace Microsoft.ML.Recurrent.TorchSharp;

/// <summary>The device that an <see cref="MLContext"/> asks for.</summary>
/// <param name="Device">Where to compute.</param>
/// <param name="WhyNotGpu">What is missing of the GPU that was asked for; null where it is there, or none was asked for.</param>
internal readonly record struct DeviceChoice(TorchDevice Device, string? WhyNotGpu)
{
    /// <summary>Chooses.</summary>
    /// <param name="gpuDeviceId">The context's: null for the processor.</param>
    /// <param name="fallbackToCpu">The context's: whether the processor will do where that GPU is missing.</param>
    /// <param name="whatIsMissing">What a device lacks; null where it can be used. Not asked about the processor.</param>
    /// <exception cref="InvalidOperationException">The GPU is missing and the processor will not do.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="gpuDeviceId"/> is below 0.</exception>
    public static DeviceChoice Of(int? gpuDeviceId, bool fallbackToCpu, Func<TorchDevice, string?> whatIsMissing)
    {
        if (gpuDeviceId is not { } id)
            return new(TorchDevice.Cpu, null);
        if (id < 0)
            throw new ArgumentOutOfRangeException(nameof(gpuDeviceId), id, $"GpuDeviceId of the MLContext is {id}; GPUs are numbered from 0. Set it to such a number, or to null for the processor.");
        TorchDevice gpu = TorchDevice.Cuda(id);
        string? missing = whatIsMissing(gpu);
        return missing is null ? new(gpu, null)
            : fallbackToCpu ? new(TorchDevice.Cpu, missing)
            : throw new InvalidOperationException($"The MLContext asks for {gpu}, and its FallbackToCpu is false. {missing} Or set FallbackToCpu to true, or GpuDeviceId to null.");
    }
}
