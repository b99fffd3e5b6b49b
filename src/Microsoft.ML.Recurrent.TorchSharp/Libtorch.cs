using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Microsoft.ML.Recurrent.TorchSharp;

/// <summary>Finds out whether TorchSharp can run before anything of it is touched.</summary>
/// <remarks>The first touch of <c>torch</c> without native libraries fails for the life of the process and writes to standard output; when TorchSharp's
/// assembly is missing, a method that names it cannot even be entered. So each method here that names it is entered from a <c>try</c> of its own.</remarks>
internal static class Libtorch
{
    private const string CpuPackage = "Add the package TorchSharp-cpu, 0.107.0 or later";
    private const string CudaPackages = "TorchSharp-cuda-linux or TorchSharp-cuda-windows";

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static IEngine NewEngine(TorchDevice device) => new LibtorchEngine(device);

    /// <summary>What is missing and what to do about it; null where nothing is.</summary>
    public static string? WhatIsMissing(TorchDevice device)
    {
        try
        {
            return WhatIsMissingBesideTorchSharp(device);
        }
        catch (Exception error) when (error is FileNotFoundException or FileLoadException or BadImageFormatException)
        {
            return $"There is no usable TorchSharp.dll: {error.Message} {Advice(device)}.";
        }
        catch (Exception error) when (error is TypeInitializationException or DllNotFoundException or EntryPointNotFoundException or MissingMethodException)
        {
            return $"TorchSharp could not start: {(error.InnerException ?? error).Message} {Advice(device)}, and keep TorchSharp and its native libraries at one version.";
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static string? WhatIsMissingBesideTorchSharp(TorchDevice device)
    {
        // An enum's assembly can be asked for without running the static constructor of torch.
        var assembly = typeof(global::TorchSharp.DeviceType).Assembly;
        try
        {
            NativeLibrary.Load("LibTorchSharp", assembly, null);
        }
        catch (DllNotFoundException error)
        {
            return NativeLoading.WhatIsMissing(error.Message, assembly.GetName().Version?.ToString(3) ?? "of no version", Advice(device));
        }

        return device.IsCuda ? WhatIsMissingOfCuda(device) : StartTorch();
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static string? StartTorch()
    {
        _ = torch.get_num_threads();
        return null;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static string? WhatIsMissingOfCuda(TorchDevice device)
    {
        if (!torch.cuda.is_available())
            return $"libtorch is here, but finds no CUDA. Add the package {CudaPackages} in place of TorchSharp-cpu, on a machine with a GPU of NVIDIA's and its driver.";
        int count = torch.cuda.device_count();
        return device.Index < count
            ? null
            : $"There is no device {device}: CUDA finds {count}. Use TorchDevice.Cuda(0){(count > 1 ? $" to TorchDevice.Cuda({count - 1})" : "")}.";
    }

    private static string Advice(TorchDevice device)
        => device.IsCuda ? $"Add the package {CudaPackages}, 0.107.0 or later" : $"{CpuPackage}, or {CudaPackages} for a GPU; or use the managed engine, which needs no native file";
}
