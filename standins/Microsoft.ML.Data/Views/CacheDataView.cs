using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>Keeps every column that was asked for in memory, so that further passes do not read the source.</summary>
internal sealed class CacheDataView : IDataView
{
    private readonly IHost _host;
    private readonly IDataView _source;
    private readonly CachedColumn[] _columns;
    private readonly Lock _filling = new();
    private long? _rowCount;

    public CacheDataView(IHostEnvironment env, IDataView input, int[] prefetch = null)
    {
        _host = env.Register("Cache");
        _source = input;
        _columns = new CachedColumn[input.Schema.Count];
        if (prefetch is { Length: > 0 })
            Fill(prefetch.Select(i => Schema[i]));
    }

    public bool CanShuffle => false;

    public DataViewSchema Schema => _source.Schema;

    public long? GetRowCount() => _rowCount ?? _source.GetRowCount();

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random rand = null)
    {
        DataViewSchema.Column[] columns = columnsNeeded.ToArray();
        Fill(columns);
        return new Cursor(this, RowGetters.Predicate(columns, Schema));
    }

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random rand = null)
        => [GetRowCursor(columnsNeeded, rand)];

    private void Fill(IEnumerable<DataViewSchema.Column> columns)
    {
        lock (_filling)
        {
            DataViewSchema.Column[] missing = columns
                .Where(column => _columns[column.Index] is null).DistinctBy(column => column.Index).ToArray();
            if (missing.Length == 0 && _rowCount is not null)
                return;
            using DataViewRowCursor cursor = _source.GetRowCursor(missing);
            CachedColumn[] filled = missing.Select(column => CachedColumn.Create(cursor, column)).ToArray();
            long count = 0;
            for (; cursor.MoveNext(); count++)
            {
                foreach (CachedColumn column in filled)
                    column.Append();
            }
            for (int i = 0; i < filled.Length; i++)
                _columns[missing[i].Index] = filled[i];
            _rowCount = count;
        }
    }

    private sealed class Cursor : RootCursorBase
    {
        private readonly CacheDataView _view;
        private readonly Delegate[] _getters;

        public Cursor(CacheDataView view, Func<int, bool> active)
            : base(view._host)
        {
            _view = view;
            _getters = view._columns.Select((column, i) => active(i) ? column.MakeGetter(() => (int)Position) : null).ToArray();
        }

        public override long Batch => 0;

        public override DataViewSchema Schema => _view.Schema;

        public override bool IsColumnActive(DataViewSchema.Column column) => _getters[column.Index] is not null;

        public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
            => RowGetters.Checked<TValue>(_getters[column.Index], column);

        public override ValueGetter<DataViewRowId> GetIdGetter()
            => (ref DataViewRowId value) => value = new DataViewRowId((ulong)Position, 0);

        protected override bool MoveNextCore() => Position + 1 < _view._rowCount;
    }
}
