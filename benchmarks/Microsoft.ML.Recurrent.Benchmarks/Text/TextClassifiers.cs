namespace Microsoft.ML.Recurrent.Benchmarks.Text;

/// <summary>What the benchmark compares.</summary>
internal static class TextClassifiers
{
    public static IReadOnlyList<ITextClassifier> Baselines { get; } = [new NgramClassifier(isWeighted: false), new NgramClassifier(isWeighted: true)];

    /// <summary>The recurrent classifier with its settings for a set, or null: the library has none yet. This is the place where it plugs in.</summary>
    public static ITextClassifier? Recurrent(string set) => null;
}
