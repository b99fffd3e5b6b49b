namespace Microsoft.ML.Recurrent.Engines.Managed;

/// <summary>Settings of <see cref="ManagedEngine"/>. Immutable.</summary>
public sealed record ManagedEngineOptions
{
    /// <summary>Threads that one step may use, the calling one included. Unit: threads. Range: 1 or more. Never changes a result.</summary>
    /// <value>Default: the machine's processors.</value>
    public int Threads { get; init; } = Environment.ProcessorCount;

    internal ManagedEngineOptions Validate()
    {
        Check.AtLeast(Threads, 1, "threads");
        return this;
    }
}
