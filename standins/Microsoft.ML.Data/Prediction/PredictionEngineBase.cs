using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML;

/// <summary>Sends one example after the other through a transformer.</summary>
public abstract class PredictionEngineBase<TSrc, TDst> : IDisposable
    where TSrc : class
    where TDst : class, new()
{
    private readonly InputRow<TSrc> _inputRow;
    private readonly DataViewRow _outputRow;
    private readonly Action<TDst> _fill;
    private readonly bool _ownsTransformer;
    private bool _disposed;

    private protected PredictionEngineBase(IHostEnvironment env, ITransformer transformer, bool ignoreMissingColumns,
        SchemaDefinition inputSchemaDefinition = null, SchemaDefinition outputSchemaDefinition = null, bool ownsTransformer = true)
    {
        ArgumentNullException.ThrowIfNull(env);
        ArgumentNullException.ThrowIfNull(transformer);
        if (!transformer.IsRowToRowMapper)
            throw new ArgumentOutOfRangeException(nameof(transformer), "Must be a row to row mapper");
        Transformer = transformer;
        _ownsTransformer = ownsTransformer;
        _inputRow = new InputRow<TSrc>(inputSchemaDefinition is null
            ? InternalSchemaDefinition.Create(typeof(TSrc), SchemaDefinition.Direction.Read)
            : InternalSchemaDefinition.Create(typeof(TSrc), inputSchemaDefinition));
        IRowToRowMapper mapper = transformer.GetRowToRowMapper(_inputRow.Schema);
        OutputSchema = mapper.OutputSchema;
        _outputRow = mapper.GetRow(_inputRow, mapper.OutputSchema);
        _fill = RowReader<TDst>.Create(_outputRow.Schema, ignoreMissingColumns, outputSchemaDefinition).Bind(_outputRow);
    }

    /// <summary>The schema of the transformed example.</summary>
    public DataViewSchema OutputSchema { get; }

    private protected ITransformer Transformer { get; }

    /// <summary>Predicts into a new object.</summary>
    public TDst Predict(TSrc example)
    {
        var prediction = new TDst();
        Predict(example, ref prediction);
        return prediction;
    }

    /// <summary>Predicts into an object.</summary>
    public abstract void Predict(TSrc example, ref TDst prediction);

    /// <summary>Lets the row go, and the transformer if the engine owns it.</summary>
    public void Dispose()
    {
        if (_disposed)
            return;
        _disposed = true;
        _outputRow.Dispose();
        if (_ownsTransformer)
            (Transformer as IDisposable)?.Dispose();
    }

    private protected void ExtractValues(TSrc example) => _inputRow.ExtractValues(example);

    private protected void FillValues(TDst prediction) => _fill(prediction);
}
