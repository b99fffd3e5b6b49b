namespace Microsoft.ML.Recurrent.Forecasting;

/// <summary>Which known row each step of a forecast is measured from: pure index arithmetic within a window.</summary>
internal static class ForecastReference
{
    /// <summary>Row of the window, 0 = oldest, for step <paramref name="h"/> ahead, from 1; -1 where nothing is subtracted.</summary>
    /// <remarks>With a season m: row t + h − m·⌈h/m⌉, the newest one at the same place in its season; it is what the seasonal naive method forecasts.</remarks>
    public static int Row(LstmForecastOptions options, int h)
    {
        int newest = options.WindowLength - 1;
        if (options.SeasonLength is { } season)
            return newest + h - season * ((h + season - 1) / season);
        return options.Anchor == ForecastAnchor.LastValue ? newest : -1;
    }
}
