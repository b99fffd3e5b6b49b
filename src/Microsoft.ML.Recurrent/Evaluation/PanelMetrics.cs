using System.Diagnostics.CodeAnalysis;

namespace Microsoft.ML.Recurrent.Evaluation;

/// <summary>How far forecasts lie from what came true: over all, and for each series, each step of the horizon and each channel.</summary>
/// <remarks>The numbers over all are means over all steps of all series and channels. MAE and RMSE carry a unit, so over series or channels of different size they tell of the
/// largest; MASE has none: each error is divided by the scale of its own series and channel.</remarks>
public sealed record PanelMetrics : ForecastMetrics
{
    [SetsRequiredMembers]
    internal PanelMetrics(ForecastMetrics overall, IReadOnlyDictionary<string, ForecastMetrics> groups, IReadOnlyList<ForecastMetrics> steps, IReadOnlyList<ForecastMetrics> channels)
        : base(overall)
    {
        (Groups, Steps, Channels) = (groups, steps, channels);
    }

    /// <summary>By name of the series, in the order of the data; one empty name without a group column. A series with no step to compare has NaN and a count of 0.</summary>
    public IReadOnlyDictionary<string, ForecastMetrics> Groups { get; }

    /// <summary>By step of the horizon; element 0 is one row ahead.</summary>
    public IReadOnlyList<ForecastMetrics> Steps { get; }

    /// <summary>By channel, in the order of the column; one of a <c>Single</c> column.</summary>
    public IReadOnlyList<ForecastMetrics> Channels { get; }
}
