using System.Globalization;
using Microsoft.ML;
using Microsoft.ML.Recurrent.Evaluation;
using Microsoft.ML.Recurrent.Sentiment;
using Microsoft.ML.Recurrent.Training;
using Spectre.Console;

namespace Sentiment;

/// <summary>What the sample tells its reader.</summary>
internal static class Report
{
    /// <summary>Trains, with a bar while it lasts.</summary>
    public static RecurrentSentimentTransformer Train(RecurrentSentimentTrainer trainer, IDataView training)
    {
        // In a file or a pipe colours are noise.
        AnsiConsole.Profile.Capabilities.Ansi &= !Console.IsOutputRedirected;
        return AnsiConsole.Progress().Start(context => trainer.WithProgress(new EpochBar(context.AddTask("Training the LSTM and n-grams"))).Fit(training));
    }

    /// <summary>One line per method, each with the range in which its true accuracy lies.</summary>
    public static void Compare(int rows, params ReadOnlySpan<(string Name, int Correct)> methods)
    {
        var table = new Table().AddColumn(string.Create(CultureInfo.InvariantCulture, $"{rows} texts to test on"))
            .AddColumn(new TableColumn("accuracy").RightAligned()).AddColumn(new TableColumn("95% interval").RightAligned());
        foreach ((string name, int correct) in methods)
        {
            AccuracyInterval interval = AccuracyInterval.Wilson(correct, rows);
            table.AddRow(name, Share((double)correct / rows), $"{Share(interval.Lower)} to {Share(interval.Upper)}");
        }

        AnsiConsole.Write(table);
        AccuracyInterval first = AccuracyInterval.Wilson(methods[0].Correct, rows);
        double rival = (double)methods[1].Correct / rows;
        string verdict = first.Lower > rival ? "is better than" : first.Upper < rival ? "is worse than" : "cannot be told apart from";
        Console.WriteLine($"On so many texts the {methods[0].Name} {verdict} the {methods[1].Name}.");
    }

    /// <summary>A text with its predicted class and the words that spoke for it most.</summary>
    public static void Explain(RecurrentSentimentTransformer model, Review review, string predicted)
    {
        IEnumerable<string> telling = model.Explain(review.Text).Where(token => token.Weight > 0).OrderByDescending(token => token.Weight).Take(3)
            .Select(token => string.Create(CultureInfo.InvariantCulture, $"{review.Text.Substring(token.Start, token.Length)} ({token.Weight:0.00})"));
        Console.WriteLine($"  {(predicted == review.Label ? "right" : "wrong")}: {predicted}, because of {string.Join(", ", telling)}: {review.Text}");
    }

    /// <summary>A line for programs to read.</summary>
    public static void Metric(string name, double value) => Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"metric {name} {value:0.######}"));

    private static string Share(double value) => value.ToString("0.000", CultureInfo.InvariantCulture);

    private sealed class EpochBar(ProgressTask task) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value)
        {
            task.MaxValue = value.Epochs;
            task.Value = value.Epoch - 1 + ((double)value.Batch / value.Batches);
        }
    }
}
