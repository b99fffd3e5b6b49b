namespace Microsoft.ML;

/// <summary>A row that moves over the rows of a table.</summary>
public abstract class DataViewRowCursor : DataViewRow
{
    /// <summary>Moves to the next row; false when there is none.</summary>
    public abstract bool MoveNext();
}
