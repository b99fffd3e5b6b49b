using System.Globalization;
using Microsoft.ML.Recurrent.Evaluation;

namespace Microsoft.ML.Recurrent.Benchmarks.Text;

/// <summary>What one classifier reached on one set.</summary>
/// <param name="Accuracies">One for each seed, over the rows of all folds.</param>
/// <param name="Rows">Rows scored with each seed.</param>
/// <param name="TrainingSeconds">Mean of the seeds, all folds together.</param>
/// <param name="RowsPerSecond">Scoring, from text to score.</param>
/// <param name="Choices">What was chosen on dev.</param>
internal sealed record TextResult(IReadOnlyList<double> Accuracies, int Rows, double TrainingSeconds, double RowsPerSecond, string Choices)
{
    public double Accuracy => Accuracies.Average();

    /// <summary>Standard deviation between seeds; of one seed there is none.</summary>
    public double? Spread => Accuracies.Count < 2 ? null : Math.Sqrt(Accuracies.Sum(a => (a - Accuracy) * (a - Accuracy)) / (Accuracies.Count - 1));

    /// <summary>95 % interval of the mean accuracy, as of so many rows scored once.</summary>
    public AccuracyInterval Interval => AccuracyInterval.Wilson((long)Math.Round(Accuracy * Rows), Rows);

    public string SpreadText => Spread is { } spread ? string.Create(CultureInfo.InvariantCulture, $"{spread:F4} over {Accuracies.Count} seeds") : "one run";

    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"accuracy {Accuracy:F4} [{Interval.Lower:F4}, {Interval.Upper:F4}] of {Rows} rows, spread {SpreadText}, training {TrainingSeconds:F1} s, {RowsPerSecond:F0} rows/s ({Choices})");
}
