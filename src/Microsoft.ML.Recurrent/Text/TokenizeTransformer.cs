using Microsoft.ML.Data;
using Microsoft.ML.Recurrent.Data;
using Microsoft.ML.Recurrent.Interop;
using Microsoft.ML.Recurrent.Persistence;
using Microsoft.ML.Tokenizers;

namespace Microsoft.ML.Recurrent.Text;

/// <summary>Adds to each row the tokens of its text. Safe for several threads.</summary>
/// <remarks>A text that is empty or null has no tokens: an empty vector. A token that the vocabulary lacks is the unknown one, <c>[UNK]</c>, a token like
/// any other. Unpaired surrogates are read as U+FFFD.</remarks>
public sealed class TokenizeTransformer : ITransformer
{
    internal const string Kind = "Tokenize";

    internal TokenizeTransformer(TokenizeOptions options, TextEncoder encoder)
    {
        (Options, Encoder) = (options, encoder);
    }

    /// <summary>How texts become tokens.</summary>
    public TokenizeOptions Options { get; }

    /// <summary>The tokenizer; what it gives for a text is before truncation. Safe for several threads. Of our own ones, offsets are those of the text as given, and what is
    /// not in the vocabulary has id 0.</summary>
    public Tokenizer Tokenizer => Encoder.Tokenizer;

    /// <summary>The tokens by id. A row's raw key is its id + 1.</summary>
    public IReadOnlyList<string> Vocabulary => Encoder.Vocabulary.Tokens;

    /// <inheritdoc/>
    public bool IsRowToRowMapper => true;

    internal TextEncoder Encoder { get; }

    /// <summary>The tokens of a text as the column has them, truncated if need be, each with its place in the text.</summary>
    /// <param name="text">Any text; empty gives none.</param>
    /// <returns>In their order, after truncation.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    /// <exception cref="PlatformNotSupportedException">A text may need to be normalised, and the program runs without ICU (InvariantGlobalization).</exception>
    public IReadOnlyList<EncodedToken> Encode(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Encoder.EncodeToTokens(text);
    }

    /// <inheritdoc/>
    public DataViewSchema GetOutputSchema(DataViewSchema inputSchema) => Bind(inputSchema).Schema.Output;

    /// <summary>The rows with tokens added, made while they are read.</summary>
    /// <param name="input">Rows with the text column.</param>
    /// <returns>A lazy view: nothing is tokenized before a cursor moves.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="input"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The column is missing.</exception>
    /// <exception cref="ArgumentException">It is no text.</exception>
    public IDataView Transform(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return TransformedView.Of(input, new MappedDataView(input, Bind(input.Schema)), nameof(TokenizeTransformer));
    }

    /// <inheritdoc/>
    public IRowToRowMapper GetRowToRowMapper(DataViewSchema inputSchema) => new RowToRowMapper(Bind(inputSchema));

    void ICanSaveModel.Save(ModelSaveContext ctx)
    {
        var document = new TokenizeDocument
        {
            Options = Options,
            TokenizerSource = Encoder.Source is { } source ? TokenizerSources.NameOf(source) : null,
            TokenizerSettings = Encoder.Source?.Settings,
        };
        ModelFolder.Write(ctx, Kind,
            (ModelDocument.EntryName, stream => ModelDocument.Write(stream, document, TokenizeJson.Default.TokenizeDocument)),
            (VocabularyFile.EntryName, stream => VocabularyFile.Write(stream, Vocabulary)));
    }

    internal static TokenizeTransformer Load(ModelFolderReader folder)
    {
        TokenizeDocument document = folder.Read(ModelDocument.EntryName, stream => ModelDocument.Read(stream, TokenizeJson.Default.TokenizeDocument, TokenizeDocument.FromFormat1));
        return new TokenizeTransformer(document.Options, document.ToEncoder(folder.Read(VocabularyFile.EntryName, VocabularyFile.Read)));
    }

    private TokenMapping Bind(DataViewSchema schema)
    {
        ArgumentNullException.ThrowIfNull(schema);
        return new TokenMapping(this, schema);
    }
}
