using System.Globalization;

namespace Microsoft.ML.Recurrent.Plots;

/// <summary>Round tick values of a number axis: multiples of 1, 2 or 5 times a power of ten.</summary>
internal static class LinearTicks
{
    /// <summary>The smallest round step that cuts <paramref name="span"/> into at most <paramref name="parts"/>.</summary>
    public static double Step(double span, int parts)
    {
        double raw = span / parts;
        double power = Math.Pow(10, Math.Floor(Math.Log10(raw)));
        double digit = raw / power;
        // A digit that rounding lifted a hair above its own value is still that digit.
        return power * (digit <= 1 + 1e-9 ? 1 : digit <= 2 + 1e-9 ? 2 : digit <= 5 + 1e-9 ? 5 : 10);
    }

    /// <summary>The ticks from <paramref name="minimum"/> to <paramref name="maximum"/>, both included.</summary>
    public static List<Tick> Between(double minimum, double maximum, double step)
    {
        var ticks = new List<Tick>();
        // Multiples, not repeated sums: 0.1 added ten times is not 1.
        double first = Math.Ceiling(minimum / step - 1e-9), last = Math.Floor(maximum / step + 1e-9);
        for (double multiple = first; multiple <= last; multiple++)
        {
            double value = multiple * step;
            ticks.Add(new(value, Label(value, step)));
        }

        return ticks;
    }

    private static string Label(double value, double step)
    {
        if (value == 0)
            return "0";
        if (Math.Abs(value) >= 1e7 || step < 1e-4)
            return value.ToString("0.###E+0", CultureInfo.InvariantCulture);
        int decimals = Math.Max(0, -(int)Math.Floor(Math.Log10(step) + 1e-9));
        // 1958 reads as a year and 9000 as a row; from five digits on, groups help.
        string format = Math.Abs(value) < 10_000 ? "F" : "N";
        return value.ToString(format + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
    }
}
