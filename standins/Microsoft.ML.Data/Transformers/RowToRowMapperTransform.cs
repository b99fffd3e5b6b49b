using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>A view of its source with a mapper's outputs, computed row by row.</summary>
internal sealed class RowToRowMapperTransform : IDataView
{
    private readonly IHost _host;
    private readonly IDataView _source;
    private readonly BoundRowMapper _bound;

    public RowToRowMapperTransform(IHostEnvironment env, IDataView source, IRowMapper mapper)
    {
        _host = env.Register(nameof(RowToRowMapperTransform));
        _source = source;
        _bound = new BoundRowMapper(source.Schema, mapper);
    }

    public bool CanShuffle => _source.CanShuffle;

    public DataViewSchema Schema => _bound.OutputSchema;

    public long? GetRowCount() => _source.GetRowCount();

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random rand = null)
    {
        DataViewSchema.Column[] columns = columnsNeeded.ToArray();
        return Map(_source.GetRowCursor(_bound.GetDependencies(columns), rand), columns);
    }

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random rand = null)
    {
        DataViewSchema.Column[] columns = columnsNeeded.ToArray();
        return _source.GetRowCursorSet(_bound.GetDependencies(columns), n, rand).Select(cursor => Map(cursor, columns)).ToArray();
    }

    private DataViewRowCursor Map(DataViewRowCursor input, DataViewSchema.Column[] columns)
        => new Cursor(this, input, RowGetters.Predicate(columns, Schema));

    private sealed class Cursor : SynchronizedCursorBase
    {
        private readonly BoundRowMapper.Getters _getters;

        public Cursor(RowToRowMapperTransform view, DataViewRowCursor input, Func<int, bool> active)
            : base(view._host, input)
        {
            Schema = view.Schema;
            _getters = new BoundRowMapper.Getters(view._bound, input, active);
        }

        public override DataViewSchema Schema { get; }

        public override bool IsColumnActive(DataViewSchema.Column column) => _getters.IsActive(column);

        public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column) => _getters.Get<TValue>(column);

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                _getters.Dispose();
            base.Dispose(disposing);
        }
    }
}
