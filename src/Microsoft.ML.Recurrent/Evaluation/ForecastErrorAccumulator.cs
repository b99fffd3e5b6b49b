namespace Microsoft.ML.Recurrent.Evaluation;

/// <summary>Gathers the errors of one series' forecasts step by step, in double, keeping none of the values.</summary>
public sealed class ForecastErrorAccumulator
{
    private double _absolute;
    private double _squared;
    private double _symmetric;

    /// <summary>Steps that had both an actual value and a forecast.</summary>
    public long Count { get; private set; }

    /// <summary>Steps where one of them was NaN.</summary>
    public long SkippedCount { get; private set; }

    /// <summary>Takes in one step. A NaN on either side is counted in <see cref="SkippedCount"/>.</summary>
    /// <param name="actual">The value that came true. Unit: the series'.</param>
    /// <param name="forecast">Its forecast. Unit: the series'.</param>
    /// <exception cref="ArgumentException">A value is infinite.</exception>
    public void Add(double actual, double forecast)
    {
        ThrowIfInfinite(actual, nameof(actual));
        ThrowIfInfinite(forecast, nameof(forecast));
        if (double.IsNaN(actual) || double.IsNaN(forecast))
        {
            SkippedCount++;
            return;
        }

        double error = Math.Abs(actual - forecast);
        _absolute += error;
        _squared += error * error;
        // Where both are 0 the forecast is exact, and 0/0 says so too late.
        _symmetric += error == 0 ? 0 : error / (Math.Abs(actual) + Math.Abs(forecast));
        Count++;
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

        if (Count == 0)
        {
            throw new InvalidOperationException(SkippedCount == 0
                ? "No step was added; metrics need at least 1. Add an actual value with its forecast."
                : $"All {SkippedCount} steps were skipped, as their actual value or forecast is NaN; metrics need at least 1. "
                    + "Evaluate rows whose future is known and whose history is complete.");
        }

        return new()
        {
            MeanAbsoluteError = _absolute / Count,
            RootMeanSquaredError = Math.Sqrt(_squared / Count),
            MeanAbsoluteScaledError = _absolute / Count / scale,
            SymmetricMeanAbsolutePercentageError = 200 * _symmetric / Count,
            Count = Count,
            SkippedCount = SkippedCount,
        };
    }

    private void ThrowIfInfinite(double value, string name)
    {
        if (double.IsInfinity(value))
            throw new ArgumentException(FormattableString.Invariant($"The {name} of step {Count + SkippedCount} is {value}; it must be finite, or NaN where there is none."), name);
    }
}
