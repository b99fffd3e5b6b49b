namespace Microsoft.ML.Recurrent.Evaluation;

/// <summary>How far forecasts y' lie from the actual values y of one series, over every step that has both.</summary>
/// <remarks>Made by <see cref="ForecastErrorAccumulator.ToMetrics"/> or <see cref="Evaluate"/>. <see cref="PanelMetrics"/> has those of several series:
/// MAE and RMSE carry the series' unit and do not mix.</remarks>
public record ForecastMetrics
{
    /// <summary>MAE = mean|y − y'|. Unit: the series'. 0 = exact.</summary>
    public required double MeanAbsoluteError { get; init; }

    /// <summary>RMSE = √mean(y − y')². Unit: the series'. 0 = exact; never below <see cref="MeanAbsoluteError"/>.</summary>
    public required double RootMeanSquaredError { get; init; }

    /// <summary>MASE = mean|y − y'| / mean|x<sub>t</sub> − x<sub>t−m</sub>|, the denominator over the training part x with season m.
    /// No unit; below 1 = smaller than the seasonal naive method's error one season ahead inside the training part.</summary>
    /// <remarks>A training part whose seasons repeat exactly has no such scale; <see cref="SeasonalNaive.TrainingError"/> refuses it.
    /// Hyndman &amp; Koehler (2006), doi:10.1016/j.ijforecast.2006.03.001.</remarks>
    public required double MeanAbsoluteScaledError { get; init; }

    /// <summary>sMAPE = mean of 200·|y − y'| / (|y| + |y'|). Unit: percent, 0 to 200. A step where both are 0 counts as 0.</summary>
    /// <remarks>The form of the M4 competition: Makridakis, Spiliotis &amp; Assimakopoulos (2020), doi:10.1016/j.ijforecast.2019.04.014.
    /// Any forecast of the other sign, and any forecast where y = 0, counts as 200, so keep to MASE where the series crosses zero.</remarks>
    public required double SymmetricMeanAbsolutePercentageError { get; init; }

    /// <summary>Steps that were compared. 1 or more; 0 only for a part of <see cref="PanelMetrics"/> that has none.</summary>
    public required long Count { get; init; }

    /// <summary>Steps left out because the actual value or the forecast is NaN: missing, or not yet known.</summary>
    public required long SkippedCount { get; init; }

    /// <summary>Compares a forecast with what came true.</summary>
    /// <param name="actual">Values that came true; NaN = missing.</param>
    /// <param name="forecast">Forecasts of the same steps; NaN = none made.</param>
    /// <param name="scale">Denominator of MASE, from <see cref="SeasonalNaive.TrainingError"/>. Unit: the series'. Range: above 0.</param>
    /// <returns>MAE, RMSE, MASE and sMAPE with their counts.</returns>
    /// <exception cref="ArgumentException">The lengths differ, or a value is infinite.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="scale"/> is not above 0 and finite.</exception>
    /// <exception cref="InvalidOperationException">No step has both an actual value and a forecast.</exception>
    public static ForecastMetrics Evaluate(ReadOnlySpan<float> actual, ReadOnlySpan<float> forecast, double scale)
    {
        if (actual.Length != forecast.Length)
            throw new ArgumentException($"There are {actual.Length} actual values and {forecast.Length} forecasts; each step needs one of both.", nameof(forecast));

        var errors = new ForecastErrorAccumulator();
        for (int step = 0; step < actual.Length; step++)
            errors.Add(actual[step], forecast[step]);
        return errors.ToMetrics(scale);
    }
}
