using Microsoft.ML.Data;
using Microsoft.ML.Recurrent.Data;
using Microsoft.ML.Recurrent.Interop;

namespace Microsoft.ML.Recurrent.Text;

/// <summary>Learns a vocabulary from a text column. Made by <see cref="RecurrentCatalog.Tokenize(TokenizeOptions)"/>.</summary>
public sealed class TokenizeEstimator : IEstimator<TokenizeTransformer>
{
    private readonly ITokenizerSource? _source;

    internal TokenizeEstimator(TokenizeOptions options, ITokenizerSource? source = null)
    {
        Options = options.Validate();
        _source = source;
        if (source is not null)
            TokenizerSources.Check(source);
    }

    /// <summary>The options, as given.</summary>
    public TokenizeOptions Options { get; }

    /// <summary>Reads the texts once and learns their vocabulary; with a tokenizer of your own nothing is read.</summary>
    /// <param name="input">Rows with the text column; read once.</param>
    /// <returns>The transformer, with its vocabulary.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The input column is missing.</exception>
    /// <exception cref="ArgumentException">It is no text.</exception>
    /// <exception cref="InvalidDataException">The rows hold no token, or none often enough.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="input"/> is null.</exception>
    public TokenizeTransformer Fit(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        DataViewSchema.Column column = TextColumns.Find(input.Schema, Options, _source is not null);
        if (_source is not null)
            return new TokenizeTransformer(Options, TextEncoder.Of(Options, _source));
        return new TokenizeTransformer(Options, TextEncoder.Of(Options, VocabularyLearning.Learn(input, column, Options)));
    }

    /// <inheritdoc/>
    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        SchemaShape.Column input = SchemaShapes.Find(inputSchema, Options.InputColumnName, "text");
        bool isVector = input.Kind != SchemaShape.Column.VectorKind.Scalar;
        if (input.IsKey || input.ItemType is not TextDataViewType || !TextColumns.Accepts(isVector, Options, _source is not null))
            throw Columns.WrongType(input.Name, SchemaShapes.Describe(input), "text", TextColumns.Needed(Options, _source is not null));
        return SchemaShapes.With(inputSchema, SchemaShapes.Key(Options.OutputColumnName, SchemaShape.Column.VectorKind.VariableVector, SchemaShapes.TextKeyAnnotations()));
    }
}
