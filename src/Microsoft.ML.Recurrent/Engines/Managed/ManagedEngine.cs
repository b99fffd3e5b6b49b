using Microsoft.ML.Recurrent.Engines.Managed.Kernels;

namespace Microsoft.ML.Recurrent.Engines.Managed;

/// <summary>The embedded engine: float32 on the CPU, in C# only.</summary>
/// <remarks>Every output element is one chain of multiply-adds in a fixed order, so that batch size, padding and thread count change no bit.
/// Bits are equal on one instruction set; another one may differ in the last place.</remarks>
public sealed class ManagedEngine : IEngine
{
    private readonly StepPool _steps;
    private bool _disposed;

    /// <summary>Starts an engine.</summary>
    /// <param name="options">Settings; null means the defaults.</param>
    /// <exception cref="ArgumentOutOfRangeException">Threads is below 1 or above 4096.</exception>
    public ManagedEngine(ManagedEngineOptions? options = null)
    {
        options = (options ?? new()).Validate();
        Description = new("managed", "cpu", Kernels.Name, options.Threads);
        Workers = new(options.Threads);
        (ProductsPerThread, DoubtfulProductsPerThread) = (options.ProductsPerThread, options.DoubtfulProductsPerThread);
        _steps = new(this);
    }

    /// <inheritdoc/>
    public EngineDescription Description { get; }

    internal KernelSet Kernels { get; } = KernelSet.Best;

    internal Workers Workers { get; }

    /// <inheritdoc cref="ManagedEngineOptions.ProductsPerThread"/>
    internal long ProductsPerThread { get; }

    /// <inheritdoc cref="ManagedEngineOptions.DoubtfulProductsPerThread"/>
    internal long DoubtfulProductsPerThread { get; }

    /// <summary>As many threads as have so many multiply-adds each.</summary>
    internal int ThreadsFor(long products, long perThread) => (int)Math.Clamp(products / perThread, 1, Workers.Count);

    /// <inheritdoc/>
    public ParameterSet NewParameters()
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        return new ManagedParameterSet(this);
    }

    /// <inheritdoc/>
    public IStep BeginStep(StepKind kind, ParameterSet parameters)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        if (kind is not (StepKind.Scoring or StepKind.Training)) // as in RecurrentSpec
            Check.Defined(kind);
        var own = Own(parameters);
        if (kind == StepKind.Training)
            own.ClearGradients();
        return _steps.Begin(kind, own);
    }

    /// <inheritdoc/>
    public IOptimizer NewOptimizer(OptimizerOptions options, ParameterSet parameters)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        ArgumentNullException.ThrowIfNull(options);
        var own = Own(parameters);
        options.Validate();
        ManagedOptimizer optimizer = options switch
        {
            SgdOptions sgd => new SgdOptimizer(sgd, own),
            AdamOptions adam => new AdamOptimizer(adam, own),
            AdamWOptions adamW => new AdamOptimizer(adamW, own),
            RmsPropOptions rmsProp => new RmsPropOptimizer(rmsProp, own),
            _ => throw new ArgumentException($"The managed engine has no optimizer for {options.GetType().Name}. Use SgdOptions, AdamOptions, AdamWOptions or RmsPropOptions.", nameof(options)),
        };
        foreach (var layer in own.Layers)
            Rehearsal.Begin(layer.Spec, options);
        return optimizer;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_disposed)
            return;
        _disposed = true;
        Workers.Dispose();
    }

    private ManagedParameterSet Own(ParameterSet parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        return parameters is ManagedParameterSet own && own.Engine == this
            ? own
            : throw new ArgumentException("The parameters came from another engine. Make them with this engine's NewParameters.", nameof(parameters));
    }
}
