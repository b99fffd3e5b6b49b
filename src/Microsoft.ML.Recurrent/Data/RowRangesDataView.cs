namespace Microsoft.ML.Recurrent.Data;

/// <summary>Some stretches of a source's rows, in its order, read lazily and no further than the last.</summary>
/// <param name="source">The rows that the ranges count.</param>
/// <param name="ranges">Ascending, without overlap, none empty.</param>
internal sealed class RowRangesDataView(IDataView source, IReadOnlyList<RowRange> ranges) : IDataView
{
    public bool CanShuffle => false;

    public DataViewSchema Schema => source.Schema;

    public long? GetRowCount() => ranges.Sum(range => range.Count);

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null)
        => new RowRangesCursor(source.GetRowCursor(columnsNeeded), ranges);

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null)
        => [GetRowCursor(columnsNeeded, rand)];
}
