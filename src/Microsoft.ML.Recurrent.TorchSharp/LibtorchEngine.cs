namespace Microsoft.ML.Recurrent.TorchSharp;

/// <summary>The engine where libtorch is there.</summary>
internal sealed class LibtorchEngine : IEngine
{
    private bool _disposed;

    public LibtorchEngine(TorchDevice device)
    {
        Device = device.IsCuda
            ? torch.device(global::TorchSharp.DeviceType.CUDA, device.Index)
            : torch.device(global::TorchSharp.DeviceType.CPU);
        Description = new("torchsharp", device.ToString(), $"libtorch {torch.__version__}", torch.get_num_threads());
    }

    public EngineDescription Description { get; }

    public torch.Device Device { get; }

    public ParameterSet NewParameters()
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        return new TorchParameterSet(this);
    }

    public IStep BeginStep(StepKind kind, ParameterSet parameters)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        Check.Defined(kind);
        TorchParameterSet own = Own(parameters);
        if (kind == StepKind.Training)
            own.ClearGradients();
        return new TorchStep(kind, own);
    }

    public IOptimizer NewOptimizer(OptimizerOptions options, ParameterSet parameters)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        ArgumentNullException.ThrowIfNull(options);
        TorchParameterSet own = Own(parameters);
        options.Validate();
        return options switch
        {
            SgdOptions sgd => new TorchSgd(sgd, own),
            AdamOptions adam => new TorchAdam(adam, own),
            AdamWOptions adamW => new TorchAdam(adamW, own),
            RmsPropOptions rmsProp => new TorchRmsProp(rmsProp, own),
            _ => throw new ArgumentException($"The TorchSharp engine has no optimizer for {options.GetType().Name}. Use SgdOptions, AdamOptions, AdamWOptions or RmsPropOptions.", nameof(options)),
        };
    }

    public void Dispose() => _disposed = true;

    private TorchParameterSet Own(ParameterSet parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        return parameters is TorchParameterSet own && own.Engine == this
            ? own
            : throw new ArgumentException("The parameters came from another engine. Make them with this engine's NewParameters.", nameof(parameters));
    }
}
