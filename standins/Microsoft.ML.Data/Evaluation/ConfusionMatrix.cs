namespace Microsoft.ML.Data;

/// <summary>How often rows of each class were taken for each class.</summary>
public sealed class ConfusionMatrix
{
    internal ConfusionMatrix(double[][] counts)
    {
        Counts = counts;
        PerClassRecall = counts.Select((row, k) => Share(row[k], row.Sum())).ToArray();
        PerClassPrecision = counts.Select((row, k) => Share(row[k], counts.Sum(other => other[k]))).ToArray();
    }

    /// <summary>For each predicted class, the share of its rows that are of it; 0 where there are none.</summary>
    public IReadOnlyList<double> PerClassPrecision { get; }

    /// <summary>For each class, the share of its rows that were found; 0 where there are none.</summary>
    public IReadOnlyList<double> PerClassRecall { get; }

    /// <summary>Rows by actual class, then by predicted class.</summary>
    public IReadOnlyList<IReadOnlyList<double>> Counts { get; }

    /// <summary>The number of classes.</summary>
    public int NumberOfClasses => Counts.Count;

    private static double Share(double part, double whole) => whole == 0 ? 0 : part / whole;
}
