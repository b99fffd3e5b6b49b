using Microsoft.ML.Data;

namespace Microsoft.ML.Recurrent.Data;

/// <summary>A mapping as ML.NET's prediction engines and chains ask for it.</summary>
internal sealed class RowToRowMapper(IRowMapping mapping) : IRowToRowMapper
{
    public DataViewSchema InputSchema => mapping.Schema.Input;

    public DataViewSchema OutputSchema => mapping.Schema.Output;

    public IEnumerable<DataViewSchema.Column> GetDependencies(IEnumerable<DataViewSchema.Column> dependingColumns)
    {
        DataViewSchema.Column[] columns = dependingColumns.ToArray();
        IEnumerable<DataViewSchema.Column> needed = mapping.Schema.Sources(columns);
        if (columns.Any(column => mapping.Schema.AddedIndex(column) >= 0))
            needed = needed.Concat(mapping.Dependencies);
        return needed.DistinctBy(column => column.Index);
    }

    public DataViewRow GetRow(DataViewRow input, IEnumerable<DataViewSchema.Column> activeColumns)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (!ReferenceEquals(input.Schema, InputSchema))
            throw new ArgumentException("The row's schema is not the one that the mapper was made for. Ask the transformer for a mapper of this schema.", nameof(input));
        return new MappedRow(input, mapping, activeColumns);
    }
}
