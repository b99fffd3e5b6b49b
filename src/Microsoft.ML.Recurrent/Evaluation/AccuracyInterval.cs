namespace Microsoft.ML.Recurrent.Evaluation;

/// <summary>The range in which the true accuracy lies, as far as a test part of n rows can tell.</summary>
/// <remarks>Holds for rows that are independent of each other and were not used to choose the model. It says nothing of the spread between seeds.</remarks>
public sealed record AccuracyInterval
{
    private AccuracyInterval(double lower, double upper) => (Lower, Upper) = (lower, upper);

    /// <summary>Lower end. No unit, 0 to 1.</summary>
    public double Lower { get; }

    /// <summary>Upper end. No unit, 0 to 1.</summary>
    public double Upper { get; }

    /// <summary>Wilson's score interval for a share p = k/n of rows that are right.</summary>
    /// <param name="correctCount">k: rows that are right. Range: 0 to <paramref name="rowCount"/>.</param>
    /// <param name="rowCount">n: rows scored. Range: 1 or more.</param>
    /// <param name="confidence">Share of such intervals that hold the true accuracy. No unit. Range: above 0, below 1.
    /// Default 0.95, the level that papers report.</param>
    /// <returns><c>(p + z²/2n ± z·√(p(1−p)/n + z²/4n²)) / (1 + z²/n)</c> with z the normal quantile of <c>(1 + confidence) / 2</c>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    /// <remarks>Unlike p ± z·√(p(1−p)/n) it never leaves 0 to 1 and stays honest for few rows and for accuracies near 1: 20 of 20 right gives 0.84 to 1,
    /// not 1 to 1. Wilson (1927), doi:10.1080/01621459.1927.10502953; compared by Newcombe (1998),
    /// doi:10.1002/(SICI)1097-0258(19980430)17:8&lt;857::AID-SIM777&gt;3.0.CO;2-E.</remarks>
    public static AccuracyInterval Wilson(long correctCount, long rowCount, double confidence = 0.95)
    {
        if (rowCount < 1)
            throw new ArgumentOutOfRangeException(nameof(rowCount), rowCount, FormattableString.Invariant($"rowCount is {rowCount}; it must be 1 or more (rows)."));
        if (correctCount < 0 || correctCount > rowCount)
        {
            throw new ArgumentOutOfRangeException(
                nameof(correctCount), correctCount, FormattableString.Invariant($"correctCount is {correctCount}; it must be 0 to rowCount, which is {rowCount}."));
        }

        if (!(confidence > 0 && confidence < 1))
            throw new ArgumentOutOfRangeException(nameof(confidence), confidence, FormattableString.Invariant($"confidence is {confidence}; it must be above 0 and below 1."));

        double n = rowCount, p = correctCount / n, z = NormalQuantile(confidence / 2);
        double centre = p + (z * z / (2 * n));
        double half = z * Math.Sqrt((p * (1 - p) / n) + (z * z / (4 * n * n)));
        double scale = 1 + (z * z / n);
        // The ends are exact there; rounding would leave them a bit beside.
        return new(
            correctCount == 0 ? 0 : (centre - half) / scale,
            correctCount == rowCount ? 1 : (centre + half) / scale);
    }

    // The z with Φ(z) − ½ = area, by bisection: 60 halvings of [0, 9] end below a double's last bit for any z that matters.
    private static double NormalQuantile(double area)
    {
        double low = 0, high = 9;
        for (int i = 0; i < 60; i++)
        {
            double middle = (low + high) / 2;
            if (AreaFromZero(middle) < area)
                low = middle;
            else
                high = middle;
        }

        return (low + high) / 2;
    }

    // Φ(z) − ½ = φ(z)·(z + z³/3 + z⁵/(3·5) + ...). Marsaglia (2004), doi:10.18637/jss.v011.i04.
    private static double AreaFromZero(double z)
    {
        double sum = z, term = z;
        for (int odd = 3; term > sum * 1e-17; odd += 2)
        {
            term *= z * z / odd;
            sum += term;
        }

        return sum * Math.Exp(-z * z / 2) / Math.Sqrt(2 * Math.PI);
    }
}
