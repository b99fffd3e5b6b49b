namespace Microsoft.ML.Recurrent.Evaluation;

/// <summary>Gathers the errors of one series' forecasts step by step, in double, keeping none of the values.</summary>
public sealed class ForecastErrorAccumulator
{
    private ForecastErrorSums _sums;

    /// <summary>Steps that had both an actual value and a forecast.</summary>
    public long Count => _sums.Count;

    /// <summary>Steps where one of them was NaN.</summary>
    public long SkippedCount => _sums.SkippedCount;

    /// <summary>Takes in one step. A NaN on either side is counted in <see cref="SkippedCount"/>.</summary>
    /// <param name="actual">The value that came true. Unit: the series'.</param>
    /// <param name="forecast">Its forecast. Unit: the series'.</param>
    /// <exception cref="ArgumentException">A value is infinite.</exception>
    public void Add(double actual, double forecast)
    {
        ThrowIfInfinite(actual, nameof(actual));
        ThrowIfInfinite(forecast, nameof(forecast));
        _sums.Add(actual, forecast);
    }

    /// <summary>The metrics of all steps so far.</summary>
    /// <param name="scale">Denominator of MASE, from <see cref="SeasonalNaive.TrainingError"/>. Unit: the series'. Range: above 0.</param>
    /// <returns>MAE, RMSE, MASE and sMAPE with their counts.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="scale"/> is not above 0 and finite.</exception>
    /// <exception cref="InvalidOperationException">No step had both an actual value and a forecast.</exception>
    public ForecastMetrics ToMetrics(double scale)
    {
        if (!(scale > 0) || !double.IsFinite(scale))
        {
            throw new ArgumentOutOfRangeException(
                nameof(scale), scale, FormattableString.Invariant($"scale is {scale}; it must be above 0 and finite. Take it from SeasonalNaive.TrainingError."));
        }

        return Count > 0 ? _sums.With(scale).ToMetrics() : throw NoStep(SkippedCount);
    }

    internal static InvalidOperationException NoStep(long skipped) => new(skipped == 0
        ? "No step was added; metrics need at least 1. Add an actual value with its forecast."
        : $"All {skipped} steps were skipped, as their actual value or forecast is NaN; metrics need at least 1. "
            + "Evaluate rows whose future is known and whose history is complete.");

    private void ThrowIfInfinite(double value, string name)
    {
        if (double.IsInfinity(value))
            throw new ArgumentException(FormattableString.Invariant($"The {name} of step {Count + SkippedCount} is {value}; it must be finite, or NaN where there is none."), name);
    }
}
