using Microsoft.ML.Data;
using Microsoft.ML.Recurrent.Engines;
using Microsoft.ML.Recurrent.Sentiment;

namespace Microsoft.ML.Recurrent.Benchmarks.Text;

/// <summary>A trained recurrent classifier, scored through its transformer as a user scores it.</summary>
internal sealed class RecurrentScorer(MLContext ml, RecurrentSentimentTransformer model) : ITextScorer
{
    public RecurrentSentimentModel Model => model.Model;

    public string Choice => FormattableString.Invariant($"epoch {model.Model.Summary.BestEpoch}");

    public float[] Score(IReadOnlyList<string> texts)
        => [.. model.Transform(TextRow.View(ml, texts.Select(text => new TextExample(text, IsPositive: false)))).GetColumn<float>("Score")];

    /// <summary>The same classifier on another engine.</summary>
    public RecurrentScorer On(IEngine engine) => new(ml, model.WithEngine(engine));
}
