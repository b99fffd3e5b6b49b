using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>The rows from one on, up to a number of them.</summary>
internal sealed class RowRangeDataView : IDataView
{
    private readonly IHost _host;
    private readonly IDataView _source;
    private readonly long _skip;
    private readonly long _take;

    public RowRangeDataView(IHostEnvironment env, IDataView source, long skip, long take)
    {
        _host = env.Register(nameof(RowRangeDataView));
        _source = source;
        _skip = skip;
        _take = take;
    }

    public bool CanShuffle => false;

    public DataViewSchema Schema => _source.Schema;

    public long? GetRowCount() => _source.GetRowCount() is { } count ? Math.Min(Math.Max(count - _skip, 0), _take) : null;

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random rand = null)
        => new Cursor(this, _source.GetRowCursor(columnsNeeded));

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random rand = null)
        => [GetRowCursor(columnsNeeded, rand)];

    private sealed class Cursor(RowRangeDataView view, DataViewRowCursor input) : PassingCursor(view._host, input)
    {
        private bool _started;
        private long _left = view._take;

        protected override bool MoveNextCore()
        {
            for (long i = 0; !_started && i < view._skip; i++)
            {
                if (!Input.MoveNext())
                    return false;
            }
            _started = true;
            return _left-- > 0 && Input.MoveNext();
        }
    }
}
