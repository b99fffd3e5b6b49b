using Microsoft.ML.Recurrent.Sentiment;

namespace Microsoft.ML.Recurrent.Benchmarks.Text;

/// <summary>What the benchmark compares.</summary>
internal static class TextClassifiers
{
    // 7 847 of GloVe's vectors of 50 numbers (Pennington et al. 2014, doi:10.3115/v1/D14-1162): four fifths of the tokens of the sets have one.
    private static readonly string Vectors = Path.Combine("glove", "glove.6B.50d.subset.txt.gz");

    public static IReadOnlyList<ITextClassifier> Baselines { get; } = [new NgramClassifier(isWeighted: false), new NgramClassifier(isWeighted: true)];

    /// <summary>The recurrent classifiers of a set; the last is the one that counts, as chosen on dev. All have the library's defaults, so that the
    /// figures are those of a user who sets nothing, but where vectors are given: then a small set is read 20 times. On dev a network without n-grams beside it shows what each does.</summary>
    /// <param name="folder">Where the sets lie.</param>
    /// <param name="isFinal">Whether the test part is scored: there the network alone has been seen, and no choice hangs on it.</param>
    public static IReadOnlyList<ITextClassifier> Recurrent(string set, string folder, bool isFinal)
    {
        var plain = new RecurrentClassifier(set == "uci" ? "from_scratch" : "recurrent", new SentimentOptions());
        return
        [
            .. isFinal ? [] : new[] { new RecurrentClassifier("network_alone", new SentimentOptions { Ngrams = 0 }) },
            plain,
            .. set == "uci" ? new[] { new RecurrentClassifier("recurrent", WithVectors(folder)) } : [],
        ];
    }

    private static SentimentOptions WithVectors(string folder) => new() { PretrainedVectorsPath = Path.Combine(folder, Vectors), Epochs = 20, Patience = 10 };
}
