using Microsoft.ML.Recurrent.Data;

namespace Microsoft.ML.Recurrent.Text;

/// <summary>A <see cref="TokenizeTransformer"/> bound to an input schema.</summary>
internal sealed class TokenMapping : IRowMapping
{
    private readonly TokenizeTransformer _transformer;
    private readonly DataViewSchema.Column _text;

    public TokenMapping(TokenizeTransformer transformer, DataViewSchema input)
    {
        _transformer = transformer;
        _text = TextColumns.Find(input, transformer.Options, transformer.Encoder.Source is not null);
        var annotations = new DataViewSchema.Annotations.Builder();
        transformer.Encoder.Vocabulary.AddTo(annotations);
        Schema = new SchemaExtension(input, [new(transformer.Options.OutputColumnName, transformer.Encoder.Vocabulary.ColumnType, annotations.ToAnnotations())]);
    }

    public SchemaExtension Schema { get; }

    public IReadOnlyList<DataViewSchema.Column> Dependencies => [_text];

    public bool IsStateless => true;

    public IRowScorer CreateScorer(DataViewRow source, int capacity) => new TokenScorer(_transformer.Encoder, new TextRows(source, _text), capacity);
}
