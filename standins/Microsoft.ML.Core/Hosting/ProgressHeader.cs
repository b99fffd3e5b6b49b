namespace Microsoft.ML.Runtime;

/// <summary>The names of a computation's metrics and units.</summary>
public sealed class ProgressHeader
{
    /// <summary>The names of the units.</summary>
    public readonly IReadOnlyList<string> UnitNames;

    /// <summary>The names of the metrics.</summary>
    public readonly IReadOnlyList<string> MetricNames;

    /// <summary>Metrics and units.</summary>
    public ProgressHeader(string[] metricNames, string[] unitNames)
    {
        MetricNames = metricNames ?? [];
        UnitNames = unitNames ?? [];
    }

    /// <summary>Units alone.</summary>
    public ProgressHeader(params string[] unitNames)
        : this(null, unitNames)
    {
    }
}
