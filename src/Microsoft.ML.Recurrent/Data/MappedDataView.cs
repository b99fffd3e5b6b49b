namespace Microsoft.ML.Recurrent.Data;

/// <summary>The rows of a source with the columns of a mapping added, lazily, one row out for each row in.</summary>
internal sealed class MappedDataView(IDataView source, IRowMapping mapping) : IDataView
{
    // Enough rows to fill the engine's widest tiles, few enough that a batch of long sequences stays in cache.
    private const int BatchRows = 256;

    public bool CanShuffle => mapping.IsStateless && source.CanShuffle;

    public DataViewSchema Schema => mapping.Schema.Output;

    public long? GetRowCount() => source.GetRowCount();

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null)
    {
        DataViewSchema.Column[] needed = columnsNeeded.ToArray();
        return Wrap(source.GetRowCursor(SourceColumns(needed), CanShuffle ? rand : null), needed);
    }

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null)
    {
        if (!mapping.IsStateless)
            return [GetRowCursor(columnsNeeded, rand)];
        DataViewSchema.Column[] needed = columnsNeeded.ToArray();
        return source.GetRowCursorSet(SourceColumns(needed), n, CanShuffle ? rand : null).Select(cursor => Wrap(cursor, needed)).ToArray();
    }

    private bool AddsTo(IEnumerable<DataViewSchema.Column> needed) => needed.Any(column => mapping.Schema.AddedIndex(column) >= 0);

    private DataViewSchema.Column[] SourceColumns(DataViewSchema.Column[] needed)
    {
        IEnumerable<DataViewSchema.Column> columns = mapping.Schema.Sources(needed);
        if (AddsTo(needed))
            columns = columns.Concat(mapping.Dependencies);
        return columns.DistinctBy(column => column.Index).ToArray();
    }

    private DataViewRowCursor Wrap(DataViewRowCursor cursor, DataViewSchema.Column[] needed)
        => AddsTo(needed) ? new MappedCursor(cursor, mapping, needed, BatchRows) : new PassThroughCursor(cursor, mapping.Schema);
}
