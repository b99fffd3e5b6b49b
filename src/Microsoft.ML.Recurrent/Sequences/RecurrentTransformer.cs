using Microsoft.ML.Data;
using Microsoft.ML.Recurrent.Data;
using Microsoft.ML.Recurrent.Engines;
using Microsoft.ML.Recurrent.Interop;
using Microsoft.ML.Recurrent.Networks;
using Microsoft.ML.Recurrent.Persistence;

namespace Microsoft.ML.Recurrent.Sequences;

/// <summary>Scores rows that hold one sequence each. Safe for several threads: every cursor and row object has buffers of its own.</summary>
public sealed class RecurrentTransformer : ISingleFeaturePredictionTransformer<RecurrentModel>, IColumnScorer, IEngineBound, IDisposable
{
    internal const string Kind = "Sequence";

    internal RecurrentTransformer(RecurrentModel model) => Model = model;

    /// <summary>The trained network and its scaling.</summary>
    public RecurrentModel Model { get; }

    /// <summary>The one feature column.</summary>
    /// <exception cref="InvalidOperationException">The model reads several, which a tool for models of one column would take for that one.</exception>
    public string FeatureColumnName => FeatureColumnNames.Values.Count == 1
        ? FeatureColumnNames.Values[0]
        : throw new InvalidOperationException($"The model reads the feature columns {FeatureColumnNames}, and a tool asks for the only one. Ask for FeatureColumnNames, or train on one column.");

    /// <summary>The feature columns, in the order of their numbers within a step.</summary>
    public ColumnNames FeatureColumnNames => Model.Options.FeatureNames;

    /// <summary>The sequence that the model was trained on: [T, D], or tokens [T]; T = 0 where rows differ in length. Of several columns, D is the sum of theirs.</summary>
    public DataViewType FeatureColumnType => Model.Layout.ToColumnType();

    /// <inheritdoc/>
    public bool IsRowToRowMapper => true;

    /// <inheritdoc/>
    public DataViewSchema GetOutputSchema(DataViewSchema inputSchema) => Bind(inputSchema).Schema.Output;

    /// <summary>The rows with a score added, computed in batches while they are read.</summary>
    /// <param name="input">Rows with the columns of the training.</param>
    /// <returns>A lazy view: nothing is computed before a cursor moves, nor for columns that nobody reads.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="input"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A column is missing.</exception>
    /// <exception cref="ArgumentException">A column is of another type than in training.</exception>
    public IDataView Transform(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return TransformedView.OfNetwork(input, new MappedDataView(input, Bind(input.Schema)), nameof(RecurrentTransformer));
    }

    /// <inheritdoc/>
    public IRowToRowMapper GetRowToRowMapper(DataViewSchema inputSchema) => new RowToRowMapper(Bind(inputSchema));

    /// <summary>The same model, scored by another engine.</summary>
    /// <param name="engine">Scores from now on; it must outlive the model that is returned.</param>
    /// <returns>A new model with a copy of the parameters; this one stays as it is.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="engine"/> is null.</exception>
    public RecurrentTransformer WithEngine(IEngine engine)
    {
        ArgumentNullException.ThrowIfNull(engine);
        return new RecurrentTransformer(Model.WithEngine(engine));
    }

    /// <summary>Writes the weights as safetensors, which Python reads with the package of that name. Whole or not at all.</summary>
    /// <param name="path">The file to write; one of that name is replaced.</param>
    /// <param name="layout">Whose names and shapes. Default PyTorch's.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="ArgumentException"><paramref name="path"/> is empty, or <paramref name="layout"/> is none of the layouts.</exception>
    /// <exception cref="NotSupportedException">Keras' layout is asked for and the network has layer normalisation inside its cells, which no cell of Keras has.</exception>
    /// <remarks>The network alone: what scaling does before and after it stays in the model. See docs/exchange.md.</remarks>
    public void ExportWeights(string path, WeightLayout layout = WeightLayout.PyTorch) => WeightFile.Export(Model.Network, path, layout);

    /// <summary>The same model with other weights, for instance from PyTorch.</summary>
    /// <param name="path">A safetensors file with every tensor of the network, float32, and no other.</param>
    /// <param name="layout">Whose names and shapes. Default PyTorch's.</param>
    /// <returns>A new model on the same engine; this one stays as it is. Options, scaling and summary are this one's.</returns>
    /// <exception cref="InvalidDataException">The file is damaged, or names or shapes do not fit; all that do not are listed.</exception>
    /// <exception cref="ArgumentException"><paramref name="path"/> is empty, or <paramref name="layout"/> is none of the layouts.</exception>
    /// <exception cref="IOException">The file is missing or cannot be read.</exception>
    /// <exception cref="NotSupportedException">Keras' layout is asked for and the network has layer normalisation inside its cells, which no cell of Keras has.</exception>
    public RecurrentTransformer ImportWeights(string path, WeightLayout layout = WeightLayout.PyTorch)
        => new(Model.WithNetwork(WeightFile.Import(Model.Network, path, layout)));

    /// <summary>Frees the parameters. Cursors and engines made from this transformer must not be used any more.</summary>
    public void Dispose() => Model.Network.Dispose();

    ITransformer IEngineBound.MoveTo(IEngine engine) => WithEngine(engine);

    void ICanSaveModel.Save(ModelSaveContext ctx)
    {
        var document = new SequenceDocument
        {
            Options = Model.Options,
            Network = Model.Spec,
            Steps = Model.Layout.Steps,
            FeatureWidths = Model.FeatureWidths,
            Head = Model.Head.ToDocument(),
            FeatureScaling = Model.FeatureScaler,
            TokenValues = Model.TokenValues?.ToDocument(),
            Training = Model.Summary,
        };
        ModelFolder.Write(ctx, Kind,
            (ModelDocument.EntryName, stream => ModelDocument.Write(stream, document, SequenceJson.Default.SequenceDocument)),
            (Safetensors.EntryName, stream => Safetensors.Write(stream, Model.Network.Parameters)));
    }

    internal static RecurrentTransformer Load(ModelFolderReader folder, IEngine engine)
    {
        SequenceDocument document = folder.Read(ModelDocument.EntryName, stream => ModelDocument.Read(stream, SequenceJson.Default.SequenceDocument, SequenceDocument.FromFormat1)).Validate();
        RecurrentNetwork network = SavedNetwork.Load(folder, document.Network, engine);
        return new RecurrentTransformer(new RecurrentModel(network, document.Options,
            document.Layout,
            document.Head.ToHead(document.Network.OutputSize),
            document.FeatureScaling,
            document.Training)
        {
            FeatureWidths = document.FeatureWidths,
            TokenValues = document.TokenValues is { } tokens ? KeyValues.Of(tokens) : null,
        });
    }

    private SequenceMapping Bind(DataViewSchema schema)
    {
        ArgumentNullException.ThrowIfNull(schema);
        return new SequenceMapping(Model, schema);
    }
}
