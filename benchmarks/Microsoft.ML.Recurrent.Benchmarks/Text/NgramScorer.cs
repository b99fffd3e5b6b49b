namespace Microsoft.ML.Recurrent.Benchmarks.Text;

/// <summary>A trained linear model with the n-grams that it knows.</summary>
internal sealed class NgramScorer(NgramVocabulary vocabulary, LogisticRegression model, string choice) : ITextScorer
{
    public string Choice => choice;

    public float[] Score(IReadOnlyList<string> texts) => [.. texts.Select(text => (float)model.Score(vocabulary.Distinct(text)))];
}
