using System.Globalization;

namespace Microsoft.ML.Recurrent.Benchmarks.Text;

/// <summary>The table of docs/results.md, where every look at a test part leaves a line.</summary>
internal static class ResultsRecord
{
    private const string Solution = "MlNetRecurrent.sln";

    public static void Append(string set, ITextClassifier classifier, TextResult result)
    {
        string line = string.Create(CultureInfo.InvariantCulture,
            $"| {DateTime.UtcNow:yyyy-MM-dd} | {set} | {classifier.Name} | {result.Accuracy:F4} | {result.Interval.Lower:F4} to {result.Interval.Upper:F4} | {result.SpreadText} | {result.TrainingSeconds:F1} | {result.RowsPerSecond:F0} | {classifier.Options}; {result.Choices} |\n");
        File.AppendAllText(Find(), line);
    }

    /// <summary>The record's path. There must be one before the first look.</summary>
    public static string Find()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, Solution)))
            {
                string record = Path.Combine(folder.FullName, "docs", "results.md");
                return File.Exists(record) ? record : throw new FileNotFoundException($"'{record}' is not there; a look at a test part must leave a line in it.");
            }
        }

        throw new FileNotFoundException($"No folder above '{AppContext.BaseDirectory}' holds {Solution}; run the benchmark from its repository, whose docs/results.md takes the result.");
    }
}
