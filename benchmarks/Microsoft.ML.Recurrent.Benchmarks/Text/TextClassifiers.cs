using Microsoft.ML.Recurrent.Sentiment;

namespace Microsoft.ML.Recurrent.Benchmarks.Text;

/// <summary>What the benchmark compares.</summary>
internal static class TextClassifiers
{
    public static IReadOnlyList<ITextClassifier> Baselines { get; } = [new NgramClassifier(isWeighted: false), new NgramClassifier(isWeighted: true)];

    /// <summary>The recurrent classifier with its settings for a set: the library's defaults, so that the figures are those of a user who sets nothing.</summary>
    public static ITextClassifier Recurrent(string set) => set switch
    {
        _ => new RecurrentClassifier(new SentimentOptions()),
    };
}
