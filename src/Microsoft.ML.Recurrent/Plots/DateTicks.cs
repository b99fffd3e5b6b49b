using System.Globalization;

namespace Microsoft.ML.Recurrent.Plots;

/// <summary>Tick dates where a reader expects them: first of the year, of the month, Mondays, midnight, the full hour.</summary>
internal static class DateTicks
{
    private const double DaysPerYear = 365.2425;

    /// <summary>From fine to coarse; a step within a day is given in days, so that one loop serves seconds to weeks.</summary>
    private static readonly (double Days, int Months, string Format)[] Steps =
    [
        (1.0 / 86400, 0, "HH:mm:ss"), (10.0 / 86400, 0, "HH:mm:ss"), (1.0 / 1440, 0, "HH:mm"), (5.0 / 1440, 0, "HH:mm"), (15.0 / 1440, 0, "HH:mm"),
        (1.0 / 24, 0, "d MMM HH:mm"), (3.0 / 24, 0, "d MMM HH:mm"), (6.0 / 24, 0, "d MMM HH:mm"), (12.0 / 24, 0, "d MMM HH:mm"),
        (1, 0, "d MMM yyyy"), (2, 0, "d MMM yyyy"), (7, 0, "d MMM yyyy"), (14, 0, "d MMM yyyy"),
        (DaysPerYear / 12, 1, "MMM yyyy"), (DaysPerYear / 6, 2, "MMM yyyy"), (DaysPerYear / 4, 3, "MMM yyyy"), (DaysPerYear / 2, 6, "MMM yyyy"),
        (DaysPerYear, 12, "yyyy"), (2 * DaysPerYear, 24, "yyyy"), (5 * DaysPerYear, 60, "yyyy"), (10 * DaysPerYear, 120, "yyyy"),
        (20 * DaysPerYear, 240, "yyyy"), (50 * DaysPerYear, 600, "yyyy"), (100 * DaysPerYear, 1200, "yyyy"), (1000 * DaysPerYear, 12000, "yyyy"),
    ];

    /// <summary>Days since 0001-01-01, a Monday.</summary>
    public static double ToPosition(DateTime date) => (double)date.Ticks / TimeSpan.TicksPerDay;

    /// <summary>At most about <paramref name="parts"/> + 1 ticks between two positions.</summary>
    public static List<Tick> Between(double minimum, double maximum, int parts)
    {
        double span = maximum - minimum;
        (double days, int months, string format) = Array.Find(Steps, step => span / step.Days <= parts) is { Days: > 0 } fitting ? fitting : Steps[^1];
        return months > 0 ? ByMonths(minimum, maximum, months, format) : ByDays(minimum, maximum, days, format);
    }

    private static List<Tick> ByDays(double minimum, double maximum, double step, string format)
    {
        var ticks = new List<Tick>();
        for (double multiple = Math.Ceiling(minimum / step - 1e-6); multiple * step <= maximum + step * 1e-6; multiple++)
        {
            // Rounded to the second: a day is no round number of steps in binary.
            long seconds = (long)Math.Round(multiple * step * 86400);
            var date = new DateTime(seconds * TimeSpan.TicksPerSecond, DateTimeKind.Unspecified);
            ticks.Add(new(ToPosition(date), date.ToString(format, CultureInfo.InvariantCulture)));
        }

        return ticks;
    }

    private static List<Tick> ByMonths(double minimum, double maximum, int step, string format)
    {
        var ticks = new List<Tick>();
        var first = new DateTime((long)(minimum * TimeSpan.TicksPerDay), DateTimeKind.Unspecified);
        // Counted from year 0, so that steps of years fall on round years.
        for (int month = (first.Year * 12 + first.Month - 1) / step * step; month < 10_000 * 12; month += step)
        {
            if (month < 12)
                continue;
            var date = new DateTime(month / 12, month % 12 + 1, 1, 0, 0, 0, DateTimeKind.Unspecified);
            double position = ToPosition(date);
            if (position > maximum)
                break;
            if (position >= minimum)
                ticks.Add(new(position, date.ToString(format, CultureInfo.InvariantCulture)));
        }

        return ticks;
    }
}
