using System.Diagnostics.CodeAnalysis;
using Microsoft.ML.Recurrent.Engines.Managed;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Recurrent.TorchSharp;

/// <summary>The networks of this library on TorchSharp: <c>torch.nn.RNN</c>, <c>LSTM</c> and <c>GRU</c>, one module per level, on the CPU or on a GPU.</summary>
/// <remarks>
/// <para>Runs with TorchSharp 0.107.0 or later. The program adds the package that holds libtorch for its machine: <c>TorchSharp-cpu</c>,
/// <c>TorchSharp-cuda-linux</c> or <c>TorchSharp-cuda-windows</c>. On Linux their native library needs the C++ runtime of Debian 13, Ubuntu 24.04 or later.</para>
/// <para>On the CPU, with one thread count, the same inputs give the same bits; another batch size may change the last ones, which the managed engine
/// excludes. On a GPU some of libtorch's kernels add up in any order.</para>
/// <para>TorchSharp keeps the number of threads, the default device and the default random generator for the whole process; this engine changes none of them.</para>
/// </remarks>
public sealed class TorchSharpEngine : IEngine
{
    private readonly IEngine _engine;

    /// <summary>Starts an engine on the processor.</summary>
    /// <exception cref="InvalidOperationException">TorchSharp or libtorch is missing, or the system is too old for it; the message says what to do.</exception>
    public TorchSharpEngine() : this(new TorchSharpEngineOptions()) { }

    /// <summary>Starts an engine on a device.</summary>
    /// <param name="device">Where to compute.</param>
    /// <exception cref="InvalidOperationException">TorchSharp, libtorch or the device is missing, or the system is too old; the message says what to do.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="device"/> is null.</exception>
    public TorchSharpEngine(TorchDevice device) : this(new TorchSharpEngineOptions { Device = device }) { }

    /// <summary>Starts an engine, every option open.</summary>
    /// <param name="options">Checked here.</param>
    /// <exception cref="ArgumentException">An option is missing.</exception>
    /// <exception cref="InvalidOperationException">TorchSharp, libtorch or the device is missing, or the system is too old, and there is no fallback; the message says what to do.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="options"/> is null.</exception>
    public TorchSharpEngine(TorchSharpEngineOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        if (CanRun(options.Device, out string? reason))
            _engine = Libtorch.NewEngine(options.Device);
        else if (options.FallsBackToManaged)
            _engine = FallBack(options.Context!, options.Device, reason);
        else
            throw new InvalidOperationException(reason);
    }

    /// <inheritdoc/>
    public EngineDescription Description => _engine.Description;

    /// <summary>Starts an engine on the device that a context names, as ML.NET's own TorchSharp trainers choose theirs: the GPU
    /// <see cref="MLContext.GpuDeviceId"/> where there is one, the processor where that is null.</summary>
    /// <param name="context">Read once, here: what is set later changes nothing. Where the GPU is missing, its <see cref="MLContext.FallbackToCpu"/> says whether
    /// the processor will do, and its log hears of that.</param>
    /// <returns>The engine. It computes on libtorch in any case, never on the managed engine.</returns>
    /// <exception cref="InvalidOperationException">The GPU is missing and <see cref="MLContext.FallbackToCpu"/> is false; or TorchSharp or libtorch is missing,
    /// or the system is too old for it. The message says what to do.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><see cref="MLContext.GpuDeviceId"/> is below 0.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="context"/> is null.</exception>
    public static TorchSharpEngine For(MLContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        DeviceChoice choice = DeviceChoice.Of(context.GpuDeviceId, context.FallbackToCpu, Libtorch.WhatIsMissing);
        var engine = new TorchSharpEngine(choice.Device);
        if (choice.WhyNotGpu is not null)
            Warn(context, $"TorchSharp cannot compute on the GPU {context.GpuDeviceId}, so {engine.Description} takes its place. {choice.WhyNotGpu}");
        return engine;
    }

    /// <summary>Whether this process can compute on a device; loads libtorch to find out.</summary>
    /// <param name="device">Where to compute.</param>
    /// <param name="reason">What is missing, and what to do about it; null where nothing is.</param>
    /// <returns>Whether an engine can be made on it.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="device"/> is null.</exception>
    public static bool CanRun(TorchDevice device, [NotNullWhen(false)] out string? reason)
    {
        ArgumentNullException.ThrowIfNull(device);
        reason = Libtorch.WhatIsMissing(device);
        return reason is null;
    }

    /// <inheritdoc/>
    public ParameterSet NewParameters() => _engine.NewParameters();

    /// <inheritdoc/>
    public IStep BeginStep(StepKind kind, ParameterSet parameters) => _engine.BeginStep(kind, parameters);

    /// <inheritdoc/>
    public IOptimizer NewOptimizer(OptimizerOptions options, ParameterSet parameters) => _engine.NewOptimizer(options, parameters);

    /// <inheritdoc/>
    public void Dispose() => _engine.Dispose();

    private static ManagedEngine FallBack(IHostEnvironment environment, TorchDevice device, string reason)
    {
        var engine = new ManagedEngine();
        Warn(environment, $"TorchSharp cannot compute on {device}, so {engine.Description} takes its place. {reason}");
        return engine;
    }

    private static void Warn(IHostEnvironment environment, string message)
    {
        using IChannel channel = environment.Start(nameof(TorchSharpEngine));
        channel.Warning(MessageSensitivity.None, message);
    }
}
