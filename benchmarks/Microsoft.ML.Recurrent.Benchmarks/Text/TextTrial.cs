using System.Diagnostics;

namespace Microsoft.ML.Recurrent.Benchmarks.Text;

/// <summary>Trains and scores one classifier on a set with each seed.</summary>
/// <remarks>The scorer beside the result is that of the last seed and fold.</remarks>
internal static class TextTrial
{
    public static (TextResult Result, ITextScorer Last) Run(ITextClassifier classifier, IReadOnlyList<TextSet> folds, bool isFinal, int seeds)
    {
        int runs = classifier.DependsOnSeed ? seeds : 1;
        int rows = folds.Sum(fold => Scored(fold, isFinal).Count);
        var accuracies = new double[runs];
        var choices = new List<string>();
        double training = 0, scoring = 0;
        ITextScorer? last = null;
        for (int run = 0; run < runs; run++)
        {
            int correct = 0;
            foreach (TextSet fold in folds)
            {
                long start = Stopwatch.GetTimestamp();
                ITextScorer scorer = classifier.Fit(fold.Train, fold.Dev, refit: isFinal && fold.IsDevCutFromTrain, seed: run + 1);
                training += Stopwatch.GetElapsedTime(start).TotalSeconds;
                choices.Add(scorer.Choice);
                last = scorer;

                IReadOnlyList<TextExample> part = Scored(fold, isFinal);
                string[] texts = [.. part.Select(row => row.Text)];
                start = Stopwatch.GetTimestamp();
                float[] scores = scorer.Score(texts);
                scoring += Stopwatch.GetElapsedTime(start).TotalSeconds;
                correct += Accuracy.Correct(scores, part);
            }

            accuracies[run] = (double)correct / rows;
        }

        return (new TextResult(accuracies, rows, training / runs, rows * runs / scoring, Summary(choices)), last!);
    }

    private static string Summary(List<string> choices) => choices.Count == 1
        ? choices[0]
        : string.Join(", ", choices.CountBy(choice => choice, StringComparer.Ordinal).Select(c => $"{c.Key} {c.Value} times"));

    private static IReadOnlyList<TextExample> Scored(TextSet fold, bool isFinal) => isFinal ? fold.Test : fold.Dev;
}
