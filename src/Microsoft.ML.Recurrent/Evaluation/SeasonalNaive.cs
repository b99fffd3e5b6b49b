namespace Microsoft.ML.Recurrent.Evaluation;

/// <summary>The baseline that a forecast must beat: every value repeats the one a season before.</summary>
/// <remarks>Hyndman &amp; Athanasopoulos, Forecasting: Principles and Practice (2021), section 5.2. With a season of 1 it is the naive method: the last value.</remarks>
public sealed class SeasonalNaive
{
    /// <summary>Makes the baseline for one season length.</summary>
    /// <param name="seasonLength">Rows until the pattern repeats. Unit: rows (monthly data, 12 = one year). Range: 1 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="seasonLength"/> is less than 1.</exception>
    public SeasonalNaive(int seasonLength)
    {
        Check.AtLeast(seasonLength, 1, "rows");
        SeasonLength = seasonLength;
    }

    /// <summary>Rows until the pattern repeats.</summary>
    public int SeasonLength { get; }

    /// <summary>Forecasts by repeating the last season: y'<sub>n+h</sub> = x<sub>n+h−m·k</sub> with the smallest k that reaches back into the history.</summary>
    /// <param name="history">Known values, oldest first; the last season is read. A NaN there is forecast as NaN.</param>
    /// <param name="horizon">Values to forecast. Unit: rows. Range: 1 or more; beyond one season the season repeats.</param>
    /// <returns><paramref name="horizon"/> values; element 0 is one row after the history.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="horizon"/> is less than 1.</exception>
    /// <exception cref="ArgumentException">The history is shorter than one season.</exception>
    public float[] Forecast(ReadOnlySpan<float> history, int horizon)
    {
        Check.AtLeast(horizon, 1, "rows");
        if (history.Length < SeasonLength)
        {
            throw new ArgumentException(
                $"The history has {history.Length} rows; seasonLength {SeasonLength} needs at least {SeasonLength}. Shorten the season or supply more history.", nameof(history));
        }

        ReadOnlySpan<float> season = history[^SeasonLength..];
        var forecast = new float[horizon];
        for (int h = 0; h < horizon; h++)
            forecast[h] = season[h % SeasonLength];
        return forecast;
    }

    /// <summary>The baseline's mean absolute error inside the training part, mean|x<sub>t</sub> − x<sub>t−m</sub>|: the denominator of MASE.</summary>
    /// <param name="training">The training part, oldest first, all of it finite.</param>
    /// <returns>Above 0. Unit: the series'.</returns>
    /// <exception cref="ArgumentException">The training part is no longer than one season, holds NaN or infinity,
    /// or repeats exactly (a constant series does), which leaves nothing to divide by.</exception>
    /// <remarks>Hyndman &amp; Koehler (2006), doi:10.1016/j.ijforecast.2006.03.001.</remarks>
    public double TrainingError(ReadOnlySpan<float> training)
    {
        if (training.Length <= SeasonLength)
        {
            throw new ArgumentException(
                $"The training part has {training.Length} rows; seasonLength {SeasonLength} needs at least {SeasonLength + 1}. Shorten the season or supply more history.", nameof(training));
        }

        double sum = 0;
        for (int t = 0; t < training.Length; t++)
        {
            if (!float.IsFinite(training[t]))
                throw new ArgumentException(FormattableString.Invariant($"Row {t} of the training part is {training[t]}; MASE needs finite values. Fill or leave out the gap first."), nameof(training));
            if (t >= SeasonLength)
                sum += Math.Abs((double)training[t] - training[t - SeasonLength]);
        }

        if (sum == 0)
        {
            throw new ArgumentException(
                $"All {training.Length} rows of the training part repeat the row {SeasonLength} before; MASE divides by that difference and needs one above 0. Use MAE, or another season.", nameof(training));
        }

        return sum / (training.Length - SeasonLength);
    }
}
