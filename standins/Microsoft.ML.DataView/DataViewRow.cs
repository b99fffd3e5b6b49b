using Microsoft.ML.Data;

namespace Microsoft.ML;

/// <summary>One row, or the current row of a cursor.</summary>
public abstract class DataViewRow : IDisposable
{
    private bool _disposed;

    /// <summary>The number of the row in its pass, from 0; -1 before the first and after the last.</summary>
    public abstract long Position { get; }

    /// <summary>The batch of the row, by which the rows of several cursors are merged.</summary>
    public abstract long Batch { get; }

    /// <summary>The columns.</summary>
    public abstract DataViewSchema Schema { get; }

    /// <summary>Gets the getter of the row's id.</summary>
    public abstract ValueGetter<DataViewRowId> GetIdGetter();

    /// <summary>Whether a getter of the column may be asked for.</summary>
    public abstract bool IsColumnActive(DataViewSchema.Column column);

    /// <summary>Gets the getter of an active column; <typeparamref name="TValue"/> is the raw type of the column's type.</summary>
    public abstract ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column);

    /// <summary>Ends the use of the row.</summary>
    public void Dispose()
    {
        if (_disposed)
            return;
        Dispose(true);
        _disposed = true;
        GC.SuppressFinalize(this);
    }

    /// <summary>Frees what the row holds; called once.</summary>
    protected virtual void Dispose(bool disposing)
    {
    }
}
