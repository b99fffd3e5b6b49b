using Microsoft.ML.Recurrent.Engines;
using Microsoft.ML.Recurrent.Networks;
using Microsoft.ML.Recurrent.Sentiment;

namespace Microsoft.ML.Recurrent.Tests.Sentiment;

/// <summary>Options for small texts and little time, of a network without a linear part beside it.</summary>
internal static class Quick
{
    public static SentimentOptions Options { get; } = new()
    {
        LabelColumnName = "Positive",
        HiddenSize = 6,
        EmbeddingSize = 5,
        Epochs = 12,
        Patience = null,
        Dropout = new DropoutOptions { Input = 0.3f, Head = 0.3f },
        Optimizer = new AdamOptions { LearningRate = 0.02f },
        Seed = 3,
        Ngrams = 0, // the network alone has to learn
    };

    /// <summary>The same with the linear part.</summary>
    public static SentimentOptions WithNgrams { get; } = Options with { Ngrams = 2 };

    public static RecurrentSentimentTransformer Model(MLContext ml, SentimentOptions? options = null, int rows = 200)
        => ml.Recurrent().Sentiment(options ?? Options).Fit(Review.View(ml, rows));
}
