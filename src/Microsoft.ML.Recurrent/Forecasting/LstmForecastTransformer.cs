using Microsoft.ML.Data;
using Microsoft.ML.Recurrent.Data;
using Microsoft.ML.Recurrent.Engines;
using Microsoft.ML.Recurrent.Interop;
using Microsoft.ML.Recurrent.Networks;
using Microsoft.ML.Recurrent.Persistence;

namespace Microsoft.ML.Recurrent.Forecasting;

/// <summary>Adds to every row the forecast of the rows after it. Safe for several threads: every cursor and row object has a history of its own.</summary>
/// <remarks>Row by row, in a <c>PredictionEngine</c>, the history belongs to the engine: give it the rows in order. Until it has seen a
/// whole look-back, the forecast is NaN. Engines in a pool each see
/// some of the rows only and so cannot keep a history: follow a series with a <see cref="ForecastEngine"/> instead.</remarks>
public sealed class LstmForecastTransformer : ITransformer, IEngineBound, IDisposable
{
    internal const string Kind = "Forecast";

    internal LstmForecastTransformer(ForecastModel model) => Model = model;

    /// <summary>The trained network and the scaling of each series.</summary>
    public ForecastModel Model { get; }

    /// <inheritdoc/>
    public bool IsRowToRowMapper => true;

    /// <inheritdoc/>
    public DataViewSchema GetOutputSchema(DataViewSchema inputSchema) => Bind(inputSchema).Schema.Output;

    /// <summary>The rows with a forecast added, in order, computed in batches while they are read.</summary>
    /// <param name="input">Rows with the columns of the training.</param>
    /// <returns>A lazy view: nothing is computed before a cursor moves, nor for columns that nobody reads.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="input"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A column is missing.</exception>
    /// <exception cref="ArgumentException">A column is of another type than in training.</exception>
    /// <exception cref="InvalidOperationException"><paramref name="input"/> is a part of a random split.</exception>
    public IDataView Transform(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        RandomSample.Refuse(input, Model.Options.Spacing, "Forecast");
        return TransformedView.OfNetwork(input, new MappedDataView(input, Bind(input.Schema)), nameof(LstmForecastTransformer));
    }

    /// <inheritdoc/>
    public IRowToRowMapper GetRowToRowMapper(DataViewSchema inputSchema) => new RowToRowMapper(Bind(inputSchema));

    /// <summary>The same model, forecasting on another engine.</summary>
    /// <param name="engine">Scores from now on; it must outlive the model that is returned.</param>
    /// <returns>A new model with a copy of the parameters; this one stays as it is.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="engine"/> is null.</exception>
    public LstmForecastTransformer WithEngine(IEngine engine)
    {
        ArgumentNullException.ThrowIfNull(engine);
        return new LstmForecastTransformer(Model.WithEngine(engine));
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
    public LstmForecastTransformer ImportWeights(string path, WeightLayout layout = WeightLayout.PyTorch)
        => new(Model.WithNetwork(WeightFile.Import(Model.Network, path, layout)));

    /// <summary>Frees the parameters. Cursors and engines made from this transformer must not be used any more.</summary>
    public void Dispose() => Model.Network.Dispose();

    ITransformer IEngineBound.MoveTo(IEngine engine) => WithEngine(engine);

    void ICanSaveModel.Save(ModelSaveContext ctx)
    {
        var document = new ForecastDocument
        {
            Options = Model.Options,
            Network = Model.Network.Spec,
            IsVector = Model.IsVector,
            Scaling = Model.Scalings.Where(pair => !pair.Value.IsMissing).ToDictionary(pair => pair.Key, pair => pair.Value.Scaler, StringComparer.Ordinal),
            TooShort = [.. Model.Scalings.Where(pair => pair.Value.IsMissing).Select(pair => pair.Key)],
            GroupNaming = Model.GroupNaming,
            TimeKind = Model.TimeKind,
            Training = Model.Summary,
        };
        ModelFolder.Write(ctx, Kind,
            (ModelDocument.EntryName, stream => ModelDocument.Write(stream, document, ForecastJson.Default.ForecastDocument)),
            (Safetensors.EntryName, stream => Safetensors.Write(stream, Model.Network.Parameters)));
    }

    internal static LstmForecastTransformer Load(ModelFolderReader folder, IEngine engine)
    {
        ForecastDocument document = folder.Read(ModelDocument.EntryName, stream => ModelDocument.Read(stream, ForecastJson.Default.ForecastDocument, ForecastDocument.FromFormat1)).Validate();
        var scalings = document.Scaling.ToDictionary(
            pair => pair.Key,
            pair => new SeriesScaling(document.Options.LogTransform, pair.Value),
            StringComparer.Ordinal);
        foreach (string series in document.TooShort)
            scalings[series] = SeriesScaling.Missing;
        RecurrentNetwork network = SavedNetwork.Load(folder, document.Network, engine);
        return new LstmForecastTransformer(new ForecastModel(network, document.Options, document.IsVector, scalings, document.Training) { GroupNaming = document.GroupNaming, TimeKind = document.TimeKind });
    }

    private ForecastMapping Bind(DataViewSchema schema)
    {
        ArgumentNullException.ThrowIfNull(schema);
        return new ForecastMapping(Model, schema);
    }
}
