using Microsoft.ML.Data;
using Microsoft.ML.Recurrent.Data;
using Microsoft.ML.Recurrent.Interop;
using Microsoft.ML.Recurrent.Persistence;

namespace Microsoft.ML.Recurrent.Windowing;

/// <summary>Adds to each row of a series the window of rows that ends with it, and the rows that follow.</summary>
/// <remarks>
/// <para><see cref="Transform"/> gives a view that reads the source once per cursor, in order: no shuffling, one cursor, row count unknown.
/// Every other column passes through; a row keeps its own values and its own id. If the data has rows but none of them has a full window,
/// the pass ends with an <see cref="InvalidDataException"/> that names what was found and what is needed.</para>
/// <para>Row by row, as in a <c>PredictionEngine</c>, the history belongs to the row object: each new row moves it on by one, another group begins it
/// anew. Until it is full the window is NaN (with <see cref="HistoryEdge.Pad"/>, padded); the future is always NaN. Engines in a pool, which each
/// see some of the rows, need whole windows in the row instead.</para>
/// </remarks>
public sealed class WindowTransformer : ITransformer
{
    internal const string Kind = "Window";

    internal WindowTransformer(WindowOptions options)
    {
        Options = options;
    }

    /// <summary>What the windows look like, with the spacing that <c>Fit</c> found where none was named.</summary>
    public WindowOptions Options { get; }

    /// <summary>True: one row out for each row in, when rows come one by one.</summary>
    public bool IsRowToRowMapper => true;

    /// <summary>The input's columns and the window, and the future where it has a name. A column of the same name is hidden, not removed.</summary>
    /// <param name="inputSchema">Schema of the series.</param>
    /// <returns>The input's columns with those added at the end.</returns>
    /// <exception cref="ArgumentException">A column is missing, of the wrong type, or too wide.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="inputSchema"/> is null.</exception>
    public DataViewSchema GetOutputSchema(DataViewSchema inputSchema)
    {
        ArgumentNullException.ThrowIfNull(inputSchema);
        return new WindowBinding(Options, inputSchema).Schema.Output;
    }

    /// <summary>The series' rows with their windows. Nothing is read before a cursor moves.</summary>
    /// <param name="input">The series, one row per time step, oldest first.</param>
    /// <returns>A lazy view, to be read in order by one cursor.</returns>
    /// <exception cref="ArgumentException">A column is missing, of the wrong type, or too wide.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="input"/> is null.</exception>
    /// <exception cref="InvalidOperationException"><paramref name="input"/> is a part of a random split.</exception>
    public IDataView Transform(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        RandomSample.Refuse(input, Options.Spacing, "Window");
        return TransformedView.Of(input, new WindowDataView(input, new WindowBinding(Options, input.Schema)), nameof(WindowTransformer));
    }

    /// <summary>Windows of rows that come one by one.</summary>
    /// <param name="inputSchema">Schema of the rows.</param>
    /// <returns>A mapper; each row object that it gives has a history of its own.</returns>
    /// <exception cref="ArgumentException">A column is missing, of the wrong type, or too wide.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="inputSchema"/> is null.</exception>
    public IRowToRowMapper GetRowToRowMapper(DataViewSchema inputSchema)
    {
        ArgumentNullException.ThrowIfNull(inputSchema);
        return new RowToRowMapper(new WindowMapping(new WindowBinding(Options, inputSchema)));
    }

    void ICanSaveModel.Save(ModelSaveContext ctx)
        => ModelFolder.Write(ctx, Kind, (ModelDocument.EntryName, stream => ModelDocument.Write(stream, Options, WindowJson.Default.WindowOptions)));

    internal static WindowTransformer Load(ModelFolderReader folder)
    {
        WindowOptions options = folder.Read(ModelDocument.EntryName, stream => ModelDocument.Read(stream, WindowJson.Default.WindowOptions, WindowOptions.FromFormat1));
        try
        {
            return new WindowTransformer(options.Validate());
        }
        catch (ArgumentException error)
        {
            throw new InvalidDataException($"{ModelDocument.EntryName} of the window describes none: {error.Message} The file is damaged; save the model again.", error);
        }
    }
}
