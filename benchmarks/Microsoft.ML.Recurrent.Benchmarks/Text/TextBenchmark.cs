using System.Globalization;

namespace Microsoft.ML.Recurrent.Benchmarks.Text;

/// <summary>Two classes of texts: the recurrent classifier beside linear models of n-grams, on the dev part, or with --final on the test part.</summary>
/// <remarks>Settings are chosen by dev figures. uci is scored in ten folds, so its dev rows are test rows of other folds: C is chosen inside each fold,
/// but whoever tunes by its dev figure has seen the whole set.</remarks>
internal static class TextBenchmark
{
    public static int Run(string[] arguments)
    {
        (TextCommand? command, string problem) = TextCommand.Parse(arguments);
        string? folder = null;
        if (command is not null)
            (folder, problem) = TextSets.Find();
        if (command is null || folder is null)
        {
            Console.Error.WriteLine(problem);
            return 2;
        }

        if (command.IsFinal)
            _ = ResultsRecord.Find();
        IReadOnlyList<TextSet> folds = TextSets.Read(command.Set, folder);
        Describe(command, folds);

        double bestBaseline = 0;
        foreach (ITextClassifier baseline in TextClassifiers.Baselines)
            bestBaseline = Math.Max(bestBaseline, Measure(command, folds, baseline, $"{baseline.Name}.").Result.Accuracy);
        IReadOnlyList<ITextClassifier> recurrent = TextClassifiers.Recurrent(command.Set, folder, command.IsFinal);
        foreach (ITextClassifier other in recurrent.SkipLast(1))
            _ = Measure(command, folds, other, $"{other.Name}.");
        (TextResult result, ITextScorer last) = Measure(command, folds, recurrent[^1], "");
        TextPace.Compare(command.Set, (RecurrentScorer)last, command.IsFinal ? folds[^1].Test : folds[^1].Dev);
        return command.IsFinal ? Judge(command.Set, result, bestBaseline) : 0;
    }

    private static (TextResult Result, ITextScorer Last) Measure(TextCommand command, IReadOnlyList<TextSet> folds, ITextClassifier classifier, string prefix)
    {
        (TextResult result, ITextScorer last) = TextTrial.Run(classifier, folds, command.IsFinal, command.Seeds);
        Console.WriteLine($"{classifier.Name}: {result}");
        string name = $"text.{command.Set}.{prefix}";
        if (!command.IsFinal)
        {
            Print($"{name}dev_accuracy", result.Accuracy, "F4");
            return (result, last);
        }

        ResultsRecord.Append(command.Set, classifier, result);
        Print($"{name}accuracy", result.Accuracy, "F4");
        if (result.Spread is { } spread)
            Print($"{name}spread", spread, "F4");
        Print($"{name}training_seconds", result.TrainingSeconds, "F1");
        Print($"{name}rows_per_second", result.RowsPerSecond, "F0");
        return (result, last);
    }

    private static int Judge(string set, TextResult result, double bestBaseline)
    {
        double bar = TextBars.Bar(set, bestBaseline);
        bool isReached = result.Accuracy >= bar;
        string tie = result.Interval.Lower <= bestBaseline && bestBaseline <= result.Interval.Upper
            ? " The best baseline lies inside the interval: a tie."
            : "";
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Bar {bar:F4}: {(isReached ? "reached" : "missed")}. Best baseline {bestBaseline:F4}.{tie}"));
        return isReached ? 0 : 1;
    }

    private static void Describe(TextCommand command, IReadOnlyList<TextSet> folds)
    {
        int count = folds.Sum(fold => fold.Test.Count), positive = folds.Sum(fold => fold.Test.Count(row => row.IsPositive));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{command.Set}{(folds.Count > 1 ? $" in {folds.Count} folds" : "")}: {folds[0].Train.Count} rows to train, {folds[0].Dev.Count} dev, {folds[0].Test.Count} test; the larger class is {(double)Math.Max(positive, count - positive) / count:P1} of the test rows. Scored on {(command.IsFinal ? "test" : "dev")}."));
    }

    private static void Print(string name, double value, string format) =>
        Console.WriteLine($"metric {name} {value.ToString(format, CultureInfo.InvariantCulture)}");
}
