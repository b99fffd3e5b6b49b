using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using static Microsoft.ML.SchemaShape.Column;

namespace Microsoft.ML.Transforms;

/// <summary>Learns the ranges of columns.</summary>
public sealed class NormalizingEstimator : IEstimator<NormalizingTransformer>
{
    private readonly IHost _host;
    private readonly MinMaxColumnOptions[] _columns;

    internal NormalizingEstimator(IHostEnvironment env, params MinMaxColumnOptions[] columns)
    {
        _host = env.Register(nameof(NormalizingEstimator));
        _columns = columns;
    }

    /// <summary>Learns in one pass.</summary>
    public NormalizingTransformer Fit(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        DataViewSchema.Column[] sources = _columns.Select(column => input.Schema.GetColumnOrNull(column.InputColumnName)
            ?? throw new ArgumentOutOfRangeException("data", $"Could not find input column '{column.InputColumnName}'")).ToArray();
        using DataViewRowCursor cursor = input.GetRowCursor(sources);
        ColumnRange[] ranges = sources.Select(source => ColumnRange.Create(cursor, source)).ToArray();
        for (long row = 0; cursor.MoveNext(); row++)
        {
            for (int i = 0; i < ranges.Length; i++)
            {
                if (row < _columns[i].MaximumExampleCount)
                    ranges[i].Include();
            }
        }
        return new NormalizingTransformer(_host, _columns.Select((column, i) => new NormalizingTransformer.ColumnOptions(
            column.Name, column.InputColumnName, sources[i].Type, ranges[i].ToFunction(column.EnsureZeroUntouched))).ToArray());
    }

    /// <inheritdoc/>
    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
        => inputSchema.With(_columns.Select(column =>
        {
            SchemaShape.Column source = inputSchema.Find(column.InputColumnName);
            if (source.IsKey || (source.ItemType != NumberDataViewType.Single && source.ItemType != NumberDataViewType.Double))
            {
                throw new ArgumentOutOfRangeException(nameof(inputSchema), $"Schema mismatch for input column '{source.Name}': "
                    + $"expected vector or scalar of Single or Double, got {source.GetTypeString()}");
            }
            var annotations = new List<SchemaShape.Column>
            {
                new(AnnotationUtils.Kinds.IsNormalized, VectorKind.Scalar, BooleanDataViewType.Instance, false),
            };
            if (source.Annotations.TryFindColumn(AnnotationUtils.Kinds.SlotNames, out SchemaShape.Column slotNames))
                annotations.Add(slotNames);
            return new SchemaShape.Column(column.Name, source.Kind, source.ItemType, false, new SchemaShape(annotations));
        }));

    internal sealed class MinMaxColumnOptions
    {
        public readonly string Name;
        public readonly string InputColumnName;
        public readonly long MaximumExampleCount;
        public readonly bool EnsureZeroUntouched;

        public MinMaxColumnOptions(string outputColumnName, string inputColumnName = null, long maximumExampleCount = 1000000000,
            bool ensureZeroUntouched = true)
        {
            if (maximumExampleCount <= 1)
                throw new ArgumentOutOfRangeException(nameof(maximumExampleCount), "Must be greater than 1");
            Name = outputColumnName;
            InputColumnName = inputColumnName ?? outputColumnName;
            MaximumExampleCount = maximumExampleCount;
            EnsureZeroUntouched = ensureZeroUntouched;
        }
    }
}
