using Microsoft.ML.Data;
using Microsoft.ML.Model.OnnxConverter;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Recurrent.Interop;

/// <summary>A view that one of our transformers made, as ML.NET knows its own: it shows what it was made from, and says that ONNX has no form for it.</summary>
/// <remarks>
/// <c>ConvertToOnnx</c> walks from the last view back to the first, and takes a view that shows no source for the model's input: whatever came
/// before it, the network included, was left out of the graph without a word. So a view that cannot be written has to be one that is asked.
/// </remarks>
internal sealed class TransformedView : ITransformCanSaveOnnx
{
    private readonly IDataView _rows;
    private readonly string _transformer;
    private readonly string _instead;

    private TransformedView(IDataView source, IDataView rows, string transformer, string instead)
    {
        (Source, _rows, _transformer, _instead) = (source, rows, transformer, instead);
    }

    /// <summary>What the transformer was given.</summary>
    public IDataView Source { get; }

    public bool CanShuffle => _rows.CanShuffle;

    public DataViewSchema Schema => _rows.Schema;

    /// <param name="source">What the transformer was given.</param>
    /// <param name="rows">What it made of it.</param>
    /// <param name="transformer">Its name, for errors.</param>
    public static IDataView Of(IDataView source, IDataView rows, string transformer)
        => new TransformedView(source, rows, transformer, "keep it beside the ONNX file");

    /// <summary>The same, of a transformer whose weights can be written.</summary>
    /// <inheritdoc cref="Of(IDataView, IDataView, string)"/>
    public static IDataView OfNetwork(IDataView source, IDataView rows, string transformer)
        => new TransformedView(source, rows, transformer, "write its weights with ExportWeights (docs/exchange.md)");

    public long? GetRowCount() => _rows.GetRowCount();

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null) => _rows.GetRowCursor(columnsNeeded, rand);

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null) => _rows.GetRowCursorSet(columnsNeeded, n, rand);

    // "False" would be a warning in the log, and the graph of what is left.
    bool ICanSaveOnnx.CanSaveOnnx(OnnxContext ctx) => throw NotInOnnx();

    void ISaveAsOnnx.SaveAsOnnx(OnnxContext ctx) => throw NotInOnnx();

    void ICanSaveModel.Save(ModelSaveContext ctx)
        => throw new NotSupportedException($"A view that {_transformer} made is not saved as a model. Save the transformer itself with mlContext.Model.Save(...).");

    private NotSupportedException NotInOnnx() => new(
        $"{_transformer} cannot be written by ConvertToOnnx: its computation is not one of ML.NET's. Score with this library, or {_instead}. "
        + "Where it only prepared the data, and is no part of the model to convert, give ConvertToOnnx mlContext.Data.Cache(data).");
}
