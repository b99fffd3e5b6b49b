namespace Microsoft.ML.Recurrent.Engines.Managed;

/// <summary>Settings of <see cref="ManagedEngine"/>. Immutable.</summary>
public sealed record ManagedEngineOptions
{
    // Each is a thread of the system that lives as long as the engine.
    private const int MaximumThreads = 4096;

    /// <summary>Threads that one step may use, the calling one included. Unit: threads. Range: 1 to 4096. Never changes a result.</summary>
    /// <value>Default: the machine's processors.</value>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>Multiply-adds for which a thread is taken unasked: some 50 microseconds, against its call and what wanders between caches. Tests ask for fewer, so that small steps are divided.</summary>
    internal long ProductsPerThread { get; init; } = 1 << 21;

    /// <summary>Multiply-adds that may repay a thread, some 6 microseconds: between them and <see cref="ProductsPerThread"/>, training measures.</summary>
    internal long DoubtfulProductsPerThread { get; init; } = 1 << 18;

    internal ManagedEngineOptions Validate()
    {
        Check.Between(Threads, 1, MaximumThreads, "threads");
        return this;
    }
}
