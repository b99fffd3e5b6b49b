using Docs.Snippets;
using Microsoft.ML;
using Microsoft.ML.Recurrent.Sentiment;

namespace Docs.Checks;

internal static partial class ProvokedErrors
{
    private static SentimentOptions Texts => new() { LabelColumnName = "Positive", HiddenSize = 4, Epochs = 1, Seed = 1 };

    private static IDataView Reviews(Func<int, string>? text = null)
        => s_ml.Data.LoadFromEnumerable(Enumerable.Range(0, 20).Select(i => new Review { Text = text?.Invoke(i) ?? (i % 2 == 0 ? "a good film" : "a bad film"), Positive = i % 2 == 0, Subject = "film" }).ToArray());

    private static void AddTexts()
    {
        s_all["TextLabelIsText"] = () => s_ml.Recurrent().Sentiment(Texts with { LabelColumnName = "Subject" }).Fit(Reviews());
        s_all["NoTokenOftenEnough"] = () => s_ml.Recurrent().Sentiment(Texts).Fit(Reviews(i => $"word{i}"));
        s_all["NoVectorFits"] = () =>
        {
            File.WriteAllLines("other-language.txt", ["gut 0.1 0.2", "schlecht 0.3 0.4"]);
            s_ml.Recurrent().Sentiment(Texts with { PretrainedVectorsPath = "other-language.txt" }).Fit(Reviews());
        };
        s_all["VectorsOfAnotherSize"] = () =>
        {
            File.WriteAllLines("small-vectors.txt", ["good 0.1 0.2", "bad 0.3 0.4"]);
            s_ml.Recurrent().Sentiment(Texts with { PretrainedVectorsPath = "small-vectors.txt", EmbeddingSize = 50 }).Fit(Reviews());
        };
        s_all["TokenizerNotPublic"] = () => s_ml.Recurrent().Sentiment(Texts, new HiddenSource("a b"));
    }
}
