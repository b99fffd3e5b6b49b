using Microsoft.ML.Recurrent.Data;

namespace Microsoft.ML.Recurrent.Windowing;

/// <summary>A series with its windows. Order is everything here: it is neither shuffled nor split among cursors.</summary>
internal sealed class WindowDataView(IDataView source, WindowBinding binding) : IDataView
{
    public bool CanShuffle => false;

    public DataViewSchema Schema => binding.Schema.Output;

    // Where nothing is left out the source may know, but a count that holds for some options only would be a trap.
    public long? GetRowCount() => null;

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null)
    {
        ArgumentNullException.ThrowIfNull(columnsNeeded);
        DataViewSchema.Column[] needed = columnsNeeded.ToArray();
        bool addsColumns = needed.Any(column => binding.Schema.AddedIndex(column) >= 0);
        IEnumerable<DataViewSchema.Column> columns = binding.Schema.Sources(needed).Concat(binding.Series.OrderColumns);
        if (addsColumns)
            columns = columns.Append(binding.Series.Values);
        DataViewRowCursor cursor = source.GetRowCursor(columns.DistinctBy(column => column.Index).ToArray());
        return new WindowCursor(cursor, binding, needed);
    }

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null)
        => [GetRowCursor(columnsNeeded, rand)];
}
