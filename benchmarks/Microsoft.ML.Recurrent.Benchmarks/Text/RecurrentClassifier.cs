using Microsoft.ML.Recurrent.Sentiment;

namespace Microsoft.ML.Recurrent.Benchmarks.Text;

/// <summary>The library's classifier of texts. It watches the dev part to know when to stop, and does not train again on all rows: the number of
/// epochs that was right for fewer need not be right for all.</summary>
internal sealed class RecurrentClassifier(string name, SentimentOptions options) : ITextClassifier
{
    public string Name => name;

    public string Options => FormattableString.Invariant(
        $"{(options.Bidirectional ? "bidirectional " : "")}{options.Cell} {options.Layers}x{options.HiddenSize}, embedding {Embedding}, {options.Pooling} pooling, {(options.Ngrams == 0 ? "no n-grams" : $"1- to {options.Ngrams}-grams beside it")}, {options.Tokens} tokens, vocabulary {options.MaximumVocabularySize} from {options.MinimumCount} times on, length {options.MaximumLength} {options.Truncation}, batch {options.BatchSize}, {options.Optimizer}, {options.Schedule}, {(options.Epochs == 0 ? "epochs by rows" : $"{options.Epochs} epochs, patience {options.Patience}")}, {options.Dropout}");

    private string Embedding => options.PretrainedVectorsPath is { } path
        ? $"from {Path.GetFileName(path)}, tuned"
        : FormattableString.Invariant($"{options.EmbeddingSize ?? 64} from scratch");

    public bool DependsOnSeed => true;

    public ITextScorer Fit(IReadOnlyList<TextExample> train, IReadOnlyList<TextExample> dev, bool refit, int seed)
    {
        var ml = new MLContext(seed);
        RecurrentSentimentTransformer model = ml.Recurrent().Sentiment(options with { LabelColumnName = nameof(TextRow.IsPositive), Seed = seed }).Fit(TextRow.View(ml, train), TextRow.View(ml, dev));
        return new RecurrentScorer(ml, model);
    }
}
