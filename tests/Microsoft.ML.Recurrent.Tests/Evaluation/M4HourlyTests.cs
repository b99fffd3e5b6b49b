using System.Globalization;
using Microsoft.ML.Recurrent.Evaluation;
using Microsoft.ML.Recurrent.Testing;

namespace Microsoft.ML.Recurrent.Tests.Evaluation;

/// <summary>The metrics against published numbers: the seasonal naive row of the M4 competition's result sheet, hourly series.</summary>
public sealed class M4HourlyTests
{
    private const int Season = 24;
    private const int Horizon = 48;

    [Fact]
    public void SeasonalNaive_OnAllHourlySeries_GivesThePublishedErrors()
    {
        string folder = ReferenceData.Path("data", "forecasting", "M4");
        List<float[]> train = ReadSeries(Path.Combine(folder, "Hourly-train.csv"));
        List<float[]> test = ReadSeries(Path.Combine(folder, "Hourly-test.csv"));
        var baseline = new SeasonalNaive(Season);

        ForecastMetrics[] metrics =
            [.. train.Zip(test, (known, future) => ForecastMetrics.Evaluate(future, baseline.Forecast(known, Horizon), baseline.TrainingError(known)))];

        // "Evaluation and Ranks.xlsx" of the competition, sNaive, Hourly: sMAPE 13.912, MASE 1.193.
        Assert.Equal(414, metrics.Length);
        Assert.Equal(13.912, metrics.Average(series => series.SymmetricMeanAbsolutePercentageError), 3);
        Assert.Equal(1.193, metrics.Average(series => series.MeanAbsoluteScaledError), 3);
    }

    /// <summary>One series a line: its name, then its values; shorter series end in empty cells.</summary>
    private static List<float[]> ReadSeries(string path) =>
        [.. File.ReadLines(path).Skip(1).Select(line => line.Split(',').Skip(1).Select(cell => cell.Trim('"')).Where(cell => cell.Length > 0)
            .Select(cell => float.Parse(cell, CultureInfo.InvariantCulture)).ToArray())];
}
