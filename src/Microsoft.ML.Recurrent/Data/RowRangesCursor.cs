using Microsoft.ML.Data;

namespace Microsoft.ML.Recurrent.Data;

/// <summary>Passes over the rows of a source that lie in no range.</summary>
internal sealed class RowRangesCursor(DataViewRowCursor source, IReadOnlyList<RowRange> ranges) : DataViewRowCursor
{
    private long _next;
    private int _range;
    private long _position = -1;

    public override long Position => _position;

    public override long Batch => 0;

    public override DataViewSchema Schema => source.Schema;

    public override bool MoveNext()
    {
        while (_range < ranges.Count)
        {
            if (_next == ranges[_range].End)
            {
                _range++;
                continue;
            }

            if (!source.MoveNext())
                throw Changed();
            if (_next++ >= ranges[_range].Start)
            {
                _position++;
                return true;
            }
        }

        _position = -1;
        return false;
    }

    public override ValueGetter<DataViewRowId> GetIdGetter() => source.GetIdGetter();

    public override bool IsColumnActive(DataViewSchema.Column column) => source.IsColumnActive(column);

    public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column) => source.GetGetter<TValue>(column);

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            source.Dispose();
        base.Dispose(disposing);
    }

    private InvalidDataException Changed()
        => new(FormattableString.Invariant($"The data ends after {_next} rows; when it was split it had {ranges[^1].End} or more. Split data that does not change, or a copy of it (mlContext.Data.Cache)."));
}
