namespace Microsoft.ML;

/// <summary>A table that is read row by row, lazily, any number of times.</summary>
public interface IDataView
{
    /// <summary>Whether a cursor may deliver the rows in random order.</summary>
    bool CanShuffle { get; }

    /// <summary>The columns.</summary>
    DataViewSchema Schema { get; }

    /// <summary>The number of rows, or null if it is not known without reading them.</summary>
    long? GetRowCount();

    /// <summary>Starts a pass over the rows in which only the named columns are active.</summary>
    DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random rand = null);

    /// <summary>Starts a pass split over up to <paramref name="n"/> cursors, whose rows merge in the order of their batches.</summary>
    DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random rand = null);
}
