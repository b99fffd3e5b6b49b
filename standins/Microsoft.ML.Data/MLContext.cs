using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML;

/// <summary>The environment and its catalogs.</summary>
public sealed class MLContext : IHostEnvironmentInternal
{
    private readonly LocalEnvironment _env;

    /// <summary>An environment; without a seed its random numbers differ from run to run.</summary>
    public MLContext(int? seed = null)
    {
        _env = new LocalEnvironment(seed);
        _env.AddListener(OnMessage);
        BinaryClassification = new BinaryClassificationCatalog(_env);
        MulticlassClassification = new MulticlassClassificationCatalog(_env);
        Regression = new RegressionCatalog(_env);
        Forecasting = new ForecastingCatalog(_env);
        Transforms = new TransformsCatalog(_env);
        Model = new ModelOperationsCatalog(_env);
        Data = new DataOperationsCatalog(_env);
    }

    /// <summary>Every message of every channel.</summary>
    public event EventHandler<LoggingEventArgs> Log;

    /// <summary>Binary classification.</summary>
    public BinaryClassificationCatalog BinaryClassification { get; }

    /// <summary>Multiclass classification.</summary>
    public MulticlassClassificationCatalog MulticlassClassification { get; }

    /// <summary>Regression.</summary>
    public RegressionCatalog Regression { get; }

    /// <summary>Forecasting.</summary>
    public ForecastingCatalog Forecasting { get; }

    /// <summary>Transforms.</summary>
    public TransformsCatalog Transforms { get; }

    /// <summary>Saving, loading and using models.</summary>
    public ModelOperationsCatalog Model { get; }

    /// <summary>Loading and changing data.</summary>
    public DataOperationsCatalog Data { get; }

    /// <summary>The components that can be loaded.</summary>
    public ComponentCatalog ComponentCatalog => _env.ComponentCatalog;

    /// <summary>Where temporary files go.</summary>
    public string TempFilePath
    {
        get => _env.TempFilePath;
        set => _env.TempFilePath = value;
    }

    /// <summary>Whether to compute on the CPU where the GPU cannot be used.</summary>
    public bool FallbackToCpu
    {
        get => _env.FallbackToCpu;
        set => _env.FallbackToCpu = value;
    }

    /// <summary>The GPU to compute on.</summary>
    public int? GpuDeviceId
    {
        get => _env.GpuDeviceId;
        set => _env.GpuDeviceId = value;
    }

    string IExceptionContext.ContextDescription => _env.ContextDescription;

    int? IHostEnvironmentInternal.Seed => _env.Seed;

    /// <summary>Sets an option unless it is set.</summary>
    public bool TryAddOption<T>(string name, T value) => _env.TryAddOption(name, value);

    /// <summary>Sets an option.</summary>
    public void SetOption<T>(string name, T value) => _env.SetOption(name, value);

    /// <summary>An option, if it is set.</summary>
    public bool TryGetOption<T>(string name, out T value) => _env.TryGetOption(name, out value);

    /// <summary>An option, or its type's default.</summary>
    public T GetOptionOrDefault<T>(string name) => _env.GetOptionOrDefault<T>(name);

    /// <summary>Unsets an option.</summary>
    public bool RemoveOption(string name) => _env.RemoveOption(name);

    IHost IHostEnvironment.Register(string name, int? seed, bool? verbose) => _env.Register(name, seed, verbose);

    IChannel IChannelProvider.Start(string name) => _env.Start(name);

    IPipe<TMessage> IChannelProvider.StartPipe<TMessage>(string name) => _env.StartPipe<TMessage>(name);

    IProgressChannel IProgressChannelProvider.StartProgressChannel(string name) => _env.StartProgressChannel(name);

    TException IExceptionContext.Process<TException>(TException ex) => _env.Process(ex);

    private void OnMessage(IMessageSource source, ChannelMessage message)
        => Log?.Invoke(this, new LoggingEventArgs(message.Message, message.Kind, source.FullName));
}
