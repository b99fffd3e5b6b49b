namespace Microsoft.ML.Recurrent.Evaluation;

/// <summary>The moments of a backtest: where one stands, how far one walks between forecasts, and how far each looks ahead.</summary>
/// <remarks>An origin is the number of rows known when the forecast is made, so it is also the index of the first row forecast: an origin of 120 knows
/// rows 0 to 119 and forecasts rows 120 to 120 + horizon − 1. Tashman (2000), doi:10.1016/S0169-2070(00)00065-0.</remarks>
public sealed record RollingOrigin
{
    /// <summary>Names the moments.</summary>
    /// <param name="firstOrigin">Rows known at the first forecast. Range: 1 or more.</param>
    /// <param name="step">Rows from one origin to the next. Range: 1 or more; at or above the horizon no row is forecast twice.</param>
    /// <param name="horizon">Rows forecast from each origin. Range: 1 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is less than 1.</exception>
    public RollingOrigin(int firstOrigin, int step, int horizon)
    {
        Check.AtLeast(firstOrigin, 1, "rows");
        Check.AtLeast(step, 1, "rows");
        Check.AtLeast(horizon, 1, "rows");
        (FirstOrigin, Step, Horizon) = (firstOrigin, step, horizon);
    }

    /// <summary>Rows known at the first forecast.</summary>
    public int FirstOrigin { get; }

    /// <summary>Rows from one origin to the next.</summary>
    public int Step { get; }

    /// <summary>Rows forecast from each origin.</summary>
    public int Horizon { get; }

    /// <summary>The origins whose whole horizon is known in a series, ascending. Rows behind the last full horizon are not forecast.</summary>
    /// <param name="seriesLength">Rows of the series, training part included.</param>
    /// <returns>One or more; each is the index of the first row forecast.</returns>
    /// <exception cref="ArgumentException">Not even the first origin's horizon is known.</exception>
    public IEnumerable<int> Origins(int seriesLength)
    {
        if (seriesLength < (long)FirstOrigin + Horizon)
        {
            throw new ArgumentException(
                $"The series has {seriesLength} rows; firstOrigin {FirstOrigin} + horizon {Horizon} needs at least {(long)FirstOrigin + Horizon}. "
                + "Start earlier, look less far ahead, or supply more rows.",
                nameof(seriesLength));
        }

        return Walk(FirstOrigin, Step, seriesLength - Horizon);
    }

    private static IEnumerable<int> Walk(int first, int step, int last)
    {
        for (long origin = first; origin <= last; origin += step)
            yield return (int)origin;
    }
}
