namespace Microsoft.ML.Recurrent.Forecasting;

/// <summary>The level from which a window's values and its forecast are measured.</summary>
public enum ForecastAnchor
{
    /// <summary>The window's newest row is subtracted before the network and added to its forecast, so that a trend carries on beyond
    /// the values seen in training. Zeng et al. (2023), doi:10.1609/aaai.v37i9.26317 (NLinear).</summary>
    LastValue,

    /// <summary>Nothing is subtracted: for series without a trend.</summary>
    None,
}
