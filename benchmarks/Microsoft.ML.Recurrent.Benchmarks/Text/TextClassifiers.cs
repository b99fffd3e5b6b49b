using Microsoft.ML.Recurrent.Sentiment;

namespace Microsoft.ML.Recurrent.Benchmarks.Text;

/// <summary>What the benchmark compares.</summary>
internal static class TextClassifiers
{
    // 7 847 of GloVe's vectors of 50 numbers (Pennington et al. 2014, doi:10.3115/v1/D14-1162): four fifths of the tokens of the sets have one.
    private static readonly string Vectors = Path.Combine("glove", "glove.6B.50d.subset.txt.gz");

    public static IReadOnlyList<ITextClassifier> Baselines { get; } = [new NgramClassifier(isWeighted: false), new NgramClassifier(isWeighted: true)];

    /// <summary>The recurrent classifiers of a set; the last is the one that counts, as chosen on dev. All have the library's defaults, so that the
    /// figures are those of a user who sets nothing; but one leaves out the n-grams beside the network, to show what each does, and with vectors a small set is read 20 times.</summary>
    /// <param name="folder">Where the sets lie.</param>
    public static IReadOnlyList<ITextClassifier> Recurrent(string set, string folder) => set switch
    {
        "uci" => [NetworkAlone, new RecurrentClassifier("from_scratch", new SentimentOptions()), new RecurrentClassifier("recurrent", WithVectors(folder))],
        _ => [NetworkAlone, new RecurrentClassifier("recurrent", new SentimentOptions())],
    };

    private static RecurrentClassifier NetworkAlone { get; } = new("network_alone", new SentimentOptions { Ngrams = 0 });

    private static SentimentOptions WithVectors(string folder) => new() { PretrainedVectorsPath = Path.Combine(folder, Vectors), Epochs = 20, Patience = 10 };
}
