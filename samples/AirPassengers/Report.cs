using System.Globalization;
using Microsoft.ML;
using Microsoft.ML.Recurrent.Evaluation;
using Microsoft.ML.Recurrent.Forecasting;
using Microsoft.ML.Recurrent.Training;
using Spectre.Console;

namespace AirPassengers;

/// <summary>What the sample tells its reader.</summary>
internal static class Report
{
    /// <summary>Trains, with a bar while it lasts.</summary>
    public static LstmForecastTransformer Train(LstmForecastTrainer trainer, IDataView training)
    {
        // In a file or a pipe colours are noise.
        AnsiConsole.Profile.Capabilities.Ansi &= !Console.IsOutputRedirected;
        return AnsiConsole.Progress().Start(context => trainer.WithProgress(new EpochBar(context.AddTask("Training the LSTM"))).Fit(training));
    }

    /// <summary>One line per method, and a sentence that says how the first fared against the others.</summary>
    public static void Compare(params ReadOnlySpan<(string Name, ForecastMetrics Metrics)> methods)
    {
        var table = new Table().AddColumn("1959 and 1960, a year ahead");
        foreach (string heading in (ReadOnlySpan<string>)["MAE", "RMSE", "MASE", "sMAPE %"])
            table.AddColumn(new TableColumn(heading).RightAligned());
        foreach ((string name, ForecastMetrics metrics) in methods)
        {
            table.AddRow(name, Number(metrics.MeanAbsoluteError), Number(metrics.RootMeanSquaredError),
                Number(metrics.MeanAbsoluteScaledError), Number(metrics.SymmetricMeanAbsolutePercentageError));
        }

        AnsiConsole.Write(table);
        (string ours, ForecastMetrics first) = methods[0];
        var outcomes = new List<string>();
        foreach ((string rival, ForecastMetrics metrics) in methods[1..])
            outcomes.Add(Outcome(first.MeanAbsoluteError, rival, metrics.MeanAbsoluteError));
        Console.WriteLine($"By mean absolute error, in thousands of passengers a month, the {ours} {string.Join(" and ", outcomes)}.");
    }

    /// <summary>A line for programs to read.</summary>
    public static void Metric(string name, double value) => Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"metric {name} {value:0.######}"));

    /// <summary>Within a percent is a tie: another seed would turn it round.</summary>
    private static string Outcome(double ours, string rival, double theirs)
    {
        string verb = Math.Abs(ours - theirs) <= 0.01 * theirs ? "tied with" : ours < theirs ? "beat" : "lost to";
        return $"{verb} {rival} ({Number(ours)} against {Number(theirs)})";
    }

    private static string Number(double value) => value.ToString("0.00", CultureInfo.InvariantCulture);

    private sealed class EpochBar(ProgressTask task) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value)
        {
            task.MaxValue = value.Epochs;
            task.Value = value.Epoch;
        }
    }
}
