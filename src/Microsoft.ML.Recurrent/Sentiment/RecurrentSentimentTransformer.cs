using Microsoft.ML.Data;
using Microsoft.ML.Recurrent.Data;
using Microsoft.ML.Recurrent.Engines;
using Microsoft.ML.Recurrent.Interop;
using Microsoft.ML.Recurrent.Networks;
using Microsoft.ML.Recurrent.Persistence;
using Microsoft.ML.Recurrent.Text;
using Microsoft.ML.Tokenizers;

namespace Microsoft.ML.Recurrent.Sentiment;

/// <summary>Says of each row which class its text is of. Safe for several threads: every cursor and row object has buffers of its own.</summary>
/// <remarks>A text without tokens, empty or null, has an answer too: that of a network which has read nothing.</remarks>
public sealed class RecurrentSentimentTransformer : ISingleFeaturePredictionTransformer<RecurrentSentimentModel>, IEngineBound, IDisposable
{
    internal const string Kind = "Sentiment";

    internal RecurrentSentimentTransformer(RecurrentSentimentModel model) => Model = model;

    /// <summary>The trained network and its vocabulary.</summary>
    public RecurrentSentimentModel Model { get; }

    /// <inheritdoc/>
    public string FeatureColumnName => Model.Options.TextColumnName;

    /// <summary>Text; where the model was trained on token keys, a vector of these. A model of texts takes Vector&lt;Text&gt; as well.</summary>
    public DataViewType FeatureColumnType => Model.Encoder is null ? Model.Layout.ToColumnType() : TextDataViewType.Instance;

    /// <inheritdoc/>
    public bool IsRowToRowMapper => true;

    /// <inheritdoc/>
    public DataViewSchema GetOutputSchema(DataViewSchema inputSchema) => Bind(inputSchema).Schema.Output;

    /// <summary>The rows with their predicted class added, computed in batches while they are read.</summary>
    /// <param name="input">Rows with the columns of the training.</param>
    /// <returns>A lazy view: nothing is computed before a cursor moves, nor for columns that nobody reads.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="input"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A column is missing.</exception>
    /// <exception cref="ArgumentException">A column is of another type than in training.</exception>
    public IDataView Transform(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return TransformedView.OfNetwork(input, new MappedDataView(input, Bind(input.Schema)), nameof(RecurrentSentimentTransformer));
    }

    /// <inheritdoc/>
    public IRowToRowMapper GetRowToRowMapper(DataViewSchema inputSchema) => new RowToRowMapper(Bind(inputSchema));

    /// <summary>The tokens of a text that the network reads, each with its place in the text.</summary>
    /// <param name="text">Any text; empty gives none.</param>
    /// <returns>In their order, after truncation.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    /// <exception cref="PlatformNotSupportedException">A text may need to be normalised, and the program runs without ICU (InvariantGlobalization).</exception>
    /// <exception cref="InvalidOperationException">The model was trained on token keys and has no tokenizer.</exception>
    public IReadOnlyList<EncodedToken> Encode(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Encoder.EncodeToTokens(text);
    }

    /// <summary>What each token of a text that the network reads had to do with the predicted class, in their order.</summary>
    /// <param name="text">Any text; empty gives none.</param>
    /// <returns>The same weights as the column of <see cref="SentimentOptions.ExplanationColumnName"/>, with the places of the tokens.</returns>
    /// <inheritdoc cref="Encode" path="/exception"/>
    public IReadOnlyList<TokenWeight> Explain(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        List<EncodedToken> tokens = Encoder.EncodeToTokens(text);
        (float[] weights, float[]? attention) = Model.Attribution.Of(tokens.ConvertAll(token => token.Id).ToArray(), Model.Head.CopyDirection);
        return tokens.Select((token, t) =>
        {
            int start = token.Offset.Start.Value;
            return new TokenWeight(token.Value, start, token.Offset.End.Value - start, weights[t], attention?[t]);
        }).ToArray();
    }

    /// <summary>The same model, scored by another engine.</summary>
    /// <param name="engine">Scores from now on; it must outlive the model that is returned.</param>
    /// <returns>A new model with a copy of the parameters; this one stays as it is.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="engine"/> is null.</exception>
    public RecurrentSentimentTransformer WithEngine(IEngine engine)
    {
        ArgumentNullException.ThrowIfNull(engine);
        return new RecurrentSentimentTransformer(Model.WithEngine(engine));
    }

    /// <summary>Writes the weights, embedding included, as safetensors, which Python reads with the package of that name. Whole or not at all.</summary>
    /// <param name="path">The file to write; one of that name is replaced.</param>
    /// <param name="layout">Whose names and shapes. Default PyTorch's.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="ArgumentException"><paramref name="path"/> is empty, or <paramref name="layout"/> is none of the layouts.</exception>
    /// <exception cref="NotSupportedException">Keras' layout is asked for and the network has layer normalisation inside its cells, which no cell of Keras has.</exception>
    /// <remarks>The network alone: the vocabulary stays in the model, and its order is that of the embedding's rows. See docs/exchange.md.</remarks>
    public void ExportWeights(string path, WeightLayout layout = WeightLayout.PyTorch) => WeightFile.Export(Model.Network, path, layout);

    /// <summary>The same model with other weights, for instance from PyTorch.</summary>
    /// <param name="path">A safetensors file with every tensor of the network, float32, and no other.</param>
    /// <param name="layout">Whose names and shapes. Default PyTorch's.</param>
    /// <returns>A new model on the same engine; this one stays as it is. Options, vocabulary and summary are this one's.</returns>
    /// <exception cref="InvalidDataException">The file is damaged, or names or shapes do not fit; all that do not are listed.</exception>
    /// <exception cref="ArgumentException"><paramref name="path"/> is empty, or <paramref name="layout"/> is none of the layouts.</exception>
    /// <exception cref="IOException">The file is missing or cannot be read.</exception>
    /// <exception cref="NotSupportedException">Keras' layout is asked for and the network has layer normalisation inside its cells, which no cell of Keras has.</exception>
    public RecurrentSentimentTransformer ImportWeights(string path, WeightLayout layout = WeightLayout.PyTorch)
        => new(Model.WithNetwork(WeightFile.Import(Model.Network, path, layout)));

    /// <summary>Frees the parameters. Cursors and engines made from this transformer must not be used any more.</summary>
    public void Dispose() => Model.Network.Dispose();

    ITransformer IEngineBound.MoveTo(IEngine engine) => WithEngine(engine);

    void ICanSaveModel.Save(ModelSaveContext ctx)
    {
        var document = new SentimentDocument
        {
            Options = Model.Options,
            Network = Model.Spec,
            HasTokenKeys = Model.Encoder is null,
            TokenValues = Model.TokenValues?.ToDocument(),
            TokenizerSource = Model.Encoder?.Source is { } source ? TokenizerSources.NameOf(source) : null,
            TokenizerSettings = Model.Encoder?.Source?.Settings,
            Head = Model.Head.ToDocument(),
            Training = Model.Summary,
            VectorCoverage = Model.VectorCoverage,
        };
        List<(string, Action<Stream>)> entries =
        [
            (ModelDocument.EntryName, stream => ModelDocument.Write(stream, document, SentimentJson.Default.SentimentDocument)),
            (Safetensors.EntryName, stream => Safetensors.Write(stream, Model.Network.Parameters)),
        ];
        if (Model.Encoder is not null)
            entries.Add((VocabularyFile.EntryName, stream => VocabularyFile.Write(stream, Model.Vocabulary)));
        if (Model.Network.Ngrams is { } ngrams)
            entries.Add((NgramFile.EntryName, stream => NgramFile.Write(stream, ngrams)));
        ModelFolder.Write(ctx, Kind, [.. entries]);
    }

    internal static RecurrentSentimentTransformer Load(ModelFolderReader folder, IEngine engine)
    {
        SentimentDocument document = folder.Read(ModelDocument.EntryName, stream => ModelDocument.Read(stream, SentimentJson.Default.SentimentDocument, SentimentDocument.FromFormat1)).Validate();
        TextEncoder? encoder = document.HasTokenKeys ? null : document.ToEncoder(folder.Read(VocabularyFile.EntryName, VocabularyFile.Read));
        NgramIndex? ngrams = document.Network.NgramCount == 0 ? null : folder.Read(NgramFile.EntryName, stream => NgramFile.Read(stream, document.Network));
        RecurrentNetwork network = SavedNetwork.Load(folder, document.Network, engine, ngrams);
        return new RecurrentSentimentTransformer(new RecurrentSentimentModel(network, document.Options, encoder,
            document.Head.ToHead(document.Network.OutputSize), document.Training, document.VectorCoverage) { TokenValues = document.TokenValues is { } tokens ? KeyValues.Of(tokens) : null });
    }

    private TextEncoder Encoder => Model.Encoder ?? throw new InvalidOperationException(
        $"The model was trained on token keys in column '{FeatureColumnName}' and has no tokenizer of its own. Ask the transformer that made the tokens, or name an ExplanationColumnName.");

    private SentimentMapping Bind(DataViewSchema schema)
    {
        ArgumentNullException.ThrowIfNull(schema);
        return new SentimentMapping(Model, schema);
    }
}
