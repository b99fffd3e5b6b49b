using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML;

/// <summary>Loading and changing data.</summary>
public sealed class DataOperationsCatalog : IInternalCatalog
{
    private readonly IHostEnvironment _env;

    internal DataOperationsCatalog(IHostEnvironment env) => _env = env.Register(nameof(DataOperationsCatalog));

    IHostEnvironment IInternalCatalog.Environment => _env;

    /// <summary>Objects as rows; every pass enumerates them anew.</summary>
    public IDataView LoadFromEnumerable<TRow>(IEnumerable<TRow> data, SchemaDefinition schemaDefinition = null) where TRow : class
    {
        ArgumentNullException.ThrowIfNull(data);
        return new StreamingDataView<TRow>(_env, data, schemaDefinition is null
            ? InternalSchemaDefinition.Create(typeof(TRow), SchemaDefinition.Direction.Read)
            : InternalSchemaDefinition.Create(typeof(TRow), schemaDefinition));
    }

    /// <summary>Objects as rows, with the types and annotations of a schema.</summary>
    public IDataView LoadFromEnumerable<TRow>(IEnumerable<TRow> data, DataViewSchema schema) where TRow : class
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(schema);
        return new StreamingDataView<TRow>(_env, data, InternalSchemaDefinition.Create(typeof(TRow), schema));
    }

    /// <summary>Rows as objects; every enumeration is a pass over the data.</summary>
    public IEnumerable<TRow> CreateEnumerable<TRow>(IDataView data, bool reuseRowObject, bool ignoreMissingColumns = false,
        SchemaDefinition schemaDefinition = null)
        where TRow : class, new()
    {
        ArgumentNullException.ThrowIfNull(data);
        return Objects(data, RowReader<TRow>.Create(data.Schema, ignoreMissingColumns, schemaDefinition), reuseRowObject);
    }

    /// <summary>Keeps in memory what was read once.</summary>
    public IDataView Cache(IDataView input, params string[] columnsToPrefetch)
    {
        ArgumentNullException.ThrowIfNull(input);
        return new CacheDataView(_env, input, columnsToPrefetch?.Select(name => input.Schema.GetColumnOrNull(name)?.Index
            ?? throw new ArgumentOutOfRangeException(nameof(columnsToPrefetch), $"Could not find prefetch column '{name}'")).ToArray());
    }

    /// <summary>The rows without missing values in the given columns.</summary>
    public IDataView FilterRowsByMissingValues(IDataView input, params string[] columns)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (columns is not { Length: > 0 })
            throw new ArgumentOutOfRangeException(nameof(columns));
        return new MissingValueFilter(_env, input, columns);
    }

    /// <summary>All but the first rows.</summary>
    public IDataView SkipRows(IDataView input, long count)
    {
        ArgumentNullException.ThrowIfNull(input);
        return new RowRangeDataView(_env, input, Positive(count), long.MaxValue);
    }

    /// <summary>The first rows.</summary>
    public IDataView TakeRows(IDataView input, long count)
    {
        ArgumentNullException.ThrowIfNull(input);
        return new RowRangeDataView(_env, input, 0, Positive(count));
    }

    /// <summary>Each row, at random and on every pass alike, into one of two parts.</summary>
    public TrainTestData TrainTestSplit(IDataView data, double testFraction = 0.1, string samplingKeyColumnName = null, int? seed = null)
    {
        ArgumentNullException.ThrowIfNull(data);
        if (!(testFraction > 0 && testFraction < 1))
            throw new ArgumentOutOfRangeException(nameof(testFraction), "Must be between 0 and 1 exclusive");
        return RowSplit.Parts(_env, data, 0, testFraction, samplingKeyColumnName, seed);
    }

    private static long Positive(long count) => count > 0 ? count
        : throw new ArgumentOutOfRangeException(nameof(count), "Must be greater than zero.");

    private static IEnumerable<TRow> Objects<TRow>(IDataView data, RowReader<TRow> reader, bool reuseRowObject) where TRow : class, new()
    {
        using DataViewRowCursor cursor = data.GetRowCursor(reader.Columns);
        Action<TRow> fill = reader.Bind(cursor);
        TRow row = null;
        while (cursor.MoveNext())
        {
            if (row is null || !reuseRowObject)
                row = new TRow();
            fill(row);
            yield return row;
        }
    }

    /// <summary>The two parts of a split.</summary>
    public struct TrainTestData
    {
        /// <summary>To learn from.</summary>
        public readonly IDataView TrainSet;

        /// <summary>To test on.</summary>
        public readonly IDataView TestSet;

        internal TrainTestData(IDataView trainSet, IDataView testSet)
        {
            TrainSet = trainSet;
            TestSet = testSet;
        }
    }
}
