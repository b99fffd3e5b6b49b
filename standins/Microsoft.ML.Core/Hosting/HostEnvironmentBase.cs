using System.Collections.Concurrent;

namespace Microsoft.ML.Runtime;

/// <summary>What environments and hosts share. A host reaches the root's listeners, catalog and options.</summary>
internal abstract partial class HostEnvironmentBase<TEnv> : ChannelProviderBase, IHostEnvironmentInternal, IChannelProvider, ICancelable
    where TEnv : HostEnvironmentBase<TEnv>
{
    protected readonly TEnv Root;
    protected readonly HostEnvironmentBase<TEnv> Master;
    protected readonly ConcurrentDictionary<Type, Dispatcher> ListenerDict;
    protected readonly ProgressReporting.ProgressTracker ProgressTracker;

    private readonly Random _rand;
    private string _tempFilePath = Path.GetTempPath();
    private int? _gpuDeviceId;
    private bool _fallbackToCpu;

    protected HostEnvironmentBase(int? seed, bool verbose, string shortName = null, string parentFullName = null)
        : base(shortName, parentFullName, verbose)
    {
        Seed = seed;
        _rand = seed is int value ? new Random(value) : new Random();
        Root = (TEnv)this;
        ListenerDict = new();
        ProgressTracker = new(this);
        ComponentCatalog = new ComponentCatalog();
        Options = [];
    }

    protected HostEnvironmentBase(HostEnvironmentBase<TEnv> source, Random rand, bool verbose, string shortName = null, string parentFullName = null)
        : base(shortName, parentFullName, verbose)
    {
        _rand = rand;
        Root = source.Root;
        Master = source;
        ListenerDict = source.ListenerDict;
        ProgressTracker = source.ProgressTracker;
        ComponentCatalog = source.ComponentCatalog;
        Options = source.Options;
        Seed = source.Seed;
    }

    public int? Seed { get; }

    public ComponentCatalog ComponentCatalog { get; }

    public override int Depth => 0;

    public bool IsCanceled
    {
        get => field || Master is { IsCanceled: true };
        protected set;
    }

    public override string ContextDescription => "HostEnvironment";

    public string TempFilePath
    {
        get => Root._tempFilePath;
        set => Root._tempFilePath = value;
    }

    public int? GpuDeviceId
    {
        get => Root._gpuDeviceId;
        set => Root._gpuDeviceId = value;
    }

    public bool FallbackToCpu
    {
        get => Root._fallbackToCpu;
        set => Root._fallbackToCpu = value;
    }

    protected Dictionary<string, object> Options { get; }

    public IHost Register(string name, int? seed = null, bool? verbose = null)
    {
        this.CheckNonEmpty(name, nameof(name));
        return RegisterChild(name, FullName, seed, verbose);
    }

    public IProgressChannel StartProgressChannel(string name) => StartProgressChannelCore(null, name);

    public IChannel Start(string name) => CreateCommChannel(this, name);

    public IPipe<TMessage> StartPipe<TMessage>(string name) => CreatePipe<TMessage>(this, name);

    public void AddListener<TMessage>(Action<IMessageSource, TMessage> listenerFunc) => EnsureDispatcher<TMessage>().AddListener(listenerFunc);

    public void RemoveListener<TMessage>(Action<IMessageSource, TMessage> listenerFunc) => EnsureDispatcher<TMessage>().RemoveListener(listenerFunc);

    public override TException Process<TException>(TException ex)
    {
        ex.Data[ExceptionContextKeys.ThrowingComponent] ??= "Environment";
        return Contracts.Mark(ex);
    }

    public bool TryAddOption<T>(string name, T value) => Options.TryAdd(name, value);

    public void SetOption<T>(string name, T value) => Options[name] = value;

    public bool TryGetOption<T>(string name, out T value)
    {
        bool found = Options.TryGetValue(name, out object option);
        value = found ? (T)option : default;
        return found;
    }

    public T GetOptionOrDefault<T>(string name) => TryGetOption(name, out T value) ? value : default;

    public bool RemoveOption(string name) => Options.Remove(name);

    void ICancelable.CancelExecution() => IsCanceled = true;

    protected abstract IHost RegisterCore(HostEnvironmentBase<TEnv> source, string shortName, string parentFullName, Random rand, bool verbose);

    protected abstract IChannel CreateCommChannel(ChannelProviderBase parent, string name);

    protected abstract IPipe<TMessage> CreatePipe<TMessage>(ChannelProviderBase parent, string name);

    protected virtual IProgressChannel StartProgressChannelCore(HostBase host, string name)
        => new ProgressReporting.ProgressChannel(this, ProgressTracker, name);

    protected Action<IMessageSource, TMessage> GetDispatchDelegate<TMessage>() => EnsureDispatcher<TMessage>().Dispatch;

    protected Dispatcher<TMessage> EnsureDispatcher<TMessage>()
        => (Dispatcher<TMessage>)ListenerDict.GetOrAdd(typeof(TMessage), _ => new Dispatcher<TMessage>());

    // The child's generator is seeded by the next number of this one: the order of registrations matters, names do not.
    private IHost RegisterChild(string name, string parentFullName, int? seed, bool? verbose)
    {
        Random rand;
        lock (_rand)
            rand = new Random(seed ?? _rand.Next());
        return RegisterCore(this, name, parentFullName, rand, verbose ?? Verbose);
    }
}
