using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>Objects as rows; every pass enumerates them anew.</summary>
internal sealed class StreamingDataView<TRow> : IDataView where TRow : class
{
    private readonly IHost _host;
    private readonly IEnumerable<TRow> _data;
    private readonly InternalSchemaDefinition _definition;

    public StreamingDataView(IHostEnvironment env, IEnumerable<TRow> data, InternalSchemaDefinition definition)
    {
        _host = env.Register("StreamingDataView");
        _data = data;
        _definition = definition;
        Schema = definition.ToSchema();
    }

    public bool CanShuffle => false;

    public DataViewSchema Schema { get; }

    public long? GetRowCount() => (_data as ICollection<TRow>)?.Count;

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random rand = null)
        => new Cursor(this, RowGetters.Predicate(columnsNeeded, Schema));

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random rand = null)
        => [GetRowCursor(columnsNeeded, rand)];

    private sealed class Cursor : RootCursorBase
    {
        private readonly StreamingDataView<TRow> _view;
        private readonly ObjectGetters<TRow> _getters;
        private readonly IEnumerator<TRow> _rows;

        public Cursor(StreamingDataView<TRow> view, Func<int, bool> active)
            : base(view._host)
        {
            _view = view;
            _getters = new ObjectGetters<TRow>(view._definition, active);
            _rows = view._data.GetEnumerator();
        }

        public override long Batch => 0;

        public override DataViewSchema Schema => _view.Schema;

        public override bool IsColumnActive(DataViewSchema.Column column) => _getters.IsActive(column);

        public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column) => _getters.Get<TValue>(column);

        public override ValueGetter<DataViewRowId> GetIdGetter()
            => (ref DataViewRowId value) => value = new DataViewRowId((ulong)Position, 0);

        protected override bool MoveNextCore()
        {
            bool more = _rows.MoveNext();
            _getters.Current = more ? _rows.Current : null;
            return more;
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                _rows.Dispose();
            base.Dispose(disposing);
        }
    }
}
