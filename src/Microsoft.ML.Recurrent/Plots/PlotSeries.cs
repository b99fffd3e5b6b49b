namespace Microsoft.ML.Recurrent.Plots;

/// <summary>One line of a <see cref="ForecastPlot"/>: values over dates, or over row numbers.</summary>
public sealed class PlotSeries
{
    private PlotSeries(string name, PlotRole role, double[] positions, float[] values, bool isDated)
    {
        if (string.IsNullOrWhiteSpace(name))
            throw new ArgumentException("The series has no name; the legend needs one.", nameof(name));
        Check.Defined(role);
        CheckFinite(name, values);
        (Name, Role, Positions, Values, IsDated) = (name, role, positions, values, isDated);
    }

    /// <summary>The name that the legend shows.</summary>
    public string Name { get; }

    /// <summary>What the series is, and so how it is drawn.</summary>
    public PlotRole Role { get; }

    /// <summary>Where each value stands: days since 0001-01-01, or row numbers.</summary>
    internal double[] Positions { get; }

    internal float[] Values { get; }

    internal bool IsDated { get; }

    /// <summary>Values over dates.</summary>
    /// <param name="name">Name in the legend.</param>
    /// <param name="role">How the line is drawn.</param>
    /// <param name="dates">The moment of each value, ascending; shown as they are, whatever their time zone.</param>
    /// <param name="values">One value a date; NaN leaves a gap in the line.</param>
    /// <returns>The line, with copies of dates and values.</returns>
    /// <exception cref="ArgumentException">The name is empty, the lengths differ, the dates do not ascend, or a value is infinite.</exception>
    public static PlotSeries OverDates(string name, PlotRole role, ReadOnlySpan<DateTime> dates, ReadOnlySpan<float> values)
    {
        if (dates.Length != values.Length)
            throw new ArgumentException($"Series '{name}' has {values.Length} values and {dates.Length} dates; each value needs one date.", nameof(dates));

        var positions = new double[dates.Length];
        for (int i = 0; i < dates.Length; i++)
        {
            if (i > 0 && dates[i] <= dates[i - 1])
                throw new ArgumentException(FormattableString.Invariant($"Date {i} of series '{name}' is {dates[i]:s}, after {dates[i - 1]:s}; dates must ascend. Sort the rows first."), nameof(dates));
            positions[i] = DateTicks.ToPosition(dates[i]);
        }

        return new(name, role, positions, values.ToArray(), isDated: true);
    }

    /// <summary>Values over row numbers.</summary>
    /// <param name="name">Name in the legend.</param>
    /// <param name="role">How the line is drawn.</param>
    /// <param name="firstRow">Row number of the first value.</param>
    /// <param name="values">One value a row; NaN leaves a gap in the line.</param>
    /// <returns>The line, with a copy of the values.</returns>
    /// <exception cref="ArgumentException">The name is empty, or a value is infinite.</exception>
    public static PlotSeries OverRows(string name, PlotRole role, int firstRow, ReadOnlySpan<float> values)
    {
        var positions = new double[values.Length];
        for (int i = 0; i < positions.Length; i++)
            positions[i] = (double)firstRow + i;
        return new(name, role, positions, values.ToArray(), isDated: false);
    }

    private static void CheckFinite(string name, float[] values)
    {
        int infinite = Array.FindIndex(values, float.IsInfinity);
        if (infinite >= 0)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"Value {infinite} of series '{name}' is {values[infinite]}; a plot needs finite values. Give NaN to leave a gap."), nameof(values));
        }
    }
}
