using Microsoft.ML.Recurrent.Engines;
using Microsoft.ML.Recurrent.Networks;
using Microsoft.ML.Recurrent.Sentiment;
using Microsoft.ML.Recurrent.Sequences;
using Microsoft.ML.Recurrent.Text;
using Microsoft.ML.Recurrent.Training;

namespace Microsoft.ML.Recurrent.FrozenModels.Cases;

/// <summary>Classifiers of texts, with each kind of token, n-gram and embedding.</summary>
internal static class SentimentCases
{
    private const string Vectors = "splendid 1 0.5 -1\nfilm 0.25 -0.5 1\ndreadful -1 -0.5 1\nelsewhere 7 8 9\n";

    // Small; all else as trainers of texts have it.
    private static SentimentOptions Small => new() { LabelColumnName = "Positive", HiddenSize = 3, EmbeddingSize = 4, Epochs = 3, Seed = 51 };

    public static IReadOnlyList<FrozenCase> All { get; } =
    [
        new ModelCase("sentiment-defaults", "Sentiment with its defaults, all but the width: words, pairs, attention, an embedding of 64, epochs and patience left to choose, a Boolean label.",
            ml => TextRow.View(ml),
            (ml, rows) => ml.Recurrent().Sentiment(Small with { HiddenSize = 2, EmbeddingSize = null, Epochs = 0 }).Fit(rows)),
        new ModelCase("sentiment-key-of-text", "ClassifyText of a key of texts: single words counted, normalised Gru forwards, the last state, the last five words, balanced classes, smoothed labels, explained.",
            ml => TextRow.View(ml).By(ml, "Subject"),
            (ml, rows) => ml.Recurrent().ClassifyText(KeyOfText).Fit(rows)),
        new ModelCase("sentiment-characters", "Sentiment of characters with their case: no n-grams, 2 levels of Rnn, one bias, the largest output, at most 20 tokens known and 12 read, class weights, AdamW.",
            ml => TextRow.View(ml),
            (ml, rows) => ml.Recurrent().Sentiment(Characters).Fit(rows)),
        new ModelCase("sentiment-byte-pairs", "ClassifyText of byte pairs: pairs of them counted, the mean, all tokens read, no part watched, a key of integers.",
            ml => TextRow.View(ml).By(ml, "Stars"),
            (ml, rows) => ml.Recurrent().ClassifyText(BytePairs).Fit(rows)),
        new ModelCase("sentiment-vectors-frozen", "Sentiment from pretrained vectors that stay as they are, explained.",
            ml => TextRow.View(ml),
            (ml, rows) => WithVectors(ml, rows, Small with { EmbeddingSize = null, FreezeEmbedding = true, ExplanationColumnName = "Why" })),
        new ModelCase("sentiment-vectors-tuned", "Sentiment from pretrained vectors that are tuned, no n-grams, other column names.",
            ml => TextRow.View(ml),
            (ml, rows) => WithVectors(ml, rows, Small with
            {
                EmbeddingSize = 3, Ngrams = 0, ScoreColumnName = "Logit", PredictedLabelColumnName = "Guess", ProbabilityColumnName = "Chance",
            })),
        new ModelCase("sentiment-of-words", "Sentiment of words that something else has made, each word as it is, words left out, two levels with dropout between.",
            ml => TextRow.View(ml),
            (ml, rows) => ml.Recurrent().Sentiment(Small with
            {
                TextColumnName = "Words", LowerCase = false, MinimumCount = 1, Layers = 2, Dropout = new DropoutOptions { Words = 0.1f, BetweenLevels = 0.1f },
            }).Fit(rows)),
        new ModelCase("sentiment-of-token-keys", "Tokenize, then Sentiment of its keys, which knows no words: pairs counted, explained.",
            ml => TextRow.View(ml),
            (ml, rows) => ml.Recurrent().Tokenize("Tokens", "Text")
                .Append(ml.Recurrent().Sentiment(Small with { TextColumnName = "Tokens", ExplanationColumnName = "Why" })).Fit(rows)),
        new ModelCase("sentiment-own-tokenizer", "Sentiment of a tokenizer of the user's, Gru, rows to watch by themselves.",
            ml => TextRow.View(ml),
            (ml, rows) => ml.Recurrent().Sentiment(Small with { TextColumnName = "Dashed", Cell = RecurrentCell.Gru }, new SplitTokens("-:[none] splendid dreadful film phone soup"))
                .Fit(rows, TextRow.View(ml, count: 20))),
    ];

    private static SentimentOptions KeyOfText => Small with
    {
        LabelColumnName = "Subject",
        ExplanationColumnName = "Why",
        Ngrams = 1,
        Cell = RecurrentCell.Gru,
        LayerNorm = true,
        Bidirectional = false,
        Pooling = Pooling.Last,
        MaximumLength = 5,
        Truncation = Truncation.KeepTail,
        ClassWeights = ClassWeights.Balanced,
        LabelSmoothing = 0.1f,
    };

    private static SentimentOptions Characters => Small with
    {
        Tokens = TokenKind.Character,
        LowerCase = false,
        MaximumVocabularySize = 20,
        MaximumLength = 12,
        Truncation = Truncation.KeepHead,
        Ngrams = 0,
        Cell = RecurrentCell.Rnn,
        Layers = 2,
        Bias = BiasForm.Single,
        Pooling = Pooling.Max,
        ClassWeights = ClassWeights.Of(2, 1),
        Optimizer = new AdamWOptions { LearningRate = 0.01f },
        InitialValues = InitialValues.PyTorch,
    };

    private static SentimentOptions BytePairs => Small with
    {
        LabelColumnName = "Stars",
        Tokens = TokenKind.BytePair,
        MinimumCount = 3,
        MaximumVocabularySize = 80,
        MaximumLength = null,
        Pooling = Pooling.Mean,
        ValidationFraction = 0,
        Schedule = new ConstantSchedule(),
        Dropout = new DropoutOptions(),
    };

    private static RecurrentSentimentTransformer WithVectors(MLContext ml, IDataView rows, SentimentOptions options)
    {
        string file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, Vectors);
            return ml.Recurrent().Sentiment(options with { PretrainedVectorsPath = file }).Fit(rows);
        }
        finally
        {
            File.Delete(file);
        }
    }
}
