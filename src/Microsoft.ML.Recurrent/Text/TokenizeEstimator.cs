using Microsoft.ML.Data;
using Microsoft.ML.Recurrent.Data;
using Microsoft.ML.Recurrent.Interop;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Recurrent.Text;

/// <summary>Learns a vocabulary from a text column. Made by <see cref="RecurrentCatalog.Tokenize(TokenizeOptions)"/>.</summary>
public sealed class TokenizeEstimator : IEstimator<TokenizeTransformer>
{
    private readonly IHostEnvironment _environment;
    private readonly ITokenizerSource? _source;

    internal TokenizeEstimator(IHostEnvironment environment, TokenizeOptions options, ITokenizerSource? source = null)
    {
        Options = options.Validate();
        (_environment, _source) = (environment, source);
        if (source is not null)
            TokenizerSources.Check(source);
    }

    /// <summary>The options, as given.</summary>
    public TokenizeOptions Options { get; }

    /// <summary>Reads the texts once and learns their vocabulary; with a tokenizer of your own nothing is read. The log warns where most tokens are unknown or longer than any word.</summary>
    /// <param name="input">Rows with the text column; read once.</param>
    /// <returns>The transformer, with its vocabulary.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The input column is missing.</exception>
    /// <exception cref="ArgumentException">It is no text.</exception>
    /// <exception cref="InvalidDataException">The rows hold no token, or none often enough.</exception>
    /// <exception cref="PlatformNotSupportedException">A text may need to be normalised, and the program runs without ICU (InvariantGlobalization).</exception>
    /// <exception cref="ArgumentNullException"><paramref name="input"/> is null.</exception>
    public TokenizeTransformer Fit(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        DataViewSchema.Column column = TextColumns.Find(input.Schema, Options, _source is not null);
        if (_source is not null)
            return new TokenizeTransformer(Options, TextEncoder.Of(Options, _source));
        var learning = VocabularyLearning.Of(input, column, Options);
        Vocabulary vocabulary = learning.Learn(column.Name);
        if (learning.Remark is { } remark)
        {
            using IChannel channel = _environment.Register(nameof(TokenizeEstimator)).Start("Learning");
            channel.Warning(MessageSensitivity.None, remark);
        }

        return new TokenizeTransformer(Options, TextEncoder.Of(Options, vocabulary));
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
