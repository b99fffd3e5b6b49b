namespace Microsoft.ML.Recurrent.Plots;

/// <summary>What a series is in a <see cref="ForecastPlot"/>; it decides how its line is drawn.</summary>
public enum PlotRole
{
    /// <summary>What came true: a solid dark line.</summary>
    Actual,

    /// <summary>A forecast under discussion: a solid line in a colour of its own, above the others.</summary>
    Forecast,

    /// <summary>What a forecast is compared with: a thin dashed line.</summary>
    Baseline,
}
