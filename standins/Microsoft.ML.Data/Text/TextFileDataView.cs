using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>The lines of a text file as rows; every pass reads the file anew. Empty lines and comments (#, //) are no rows.</summary>
internal sealed class TextFileDataView : IDataView
{
    private readonly IHost _host;
    private readonly string _path;
    private readonly TextColumn[] _columns;
    private readonly TextFields _fields;
    private readonly bool _hasHeader;

    public TextFileDataView(IHostEnvironment env, string path, TextColumn[] columns, TextFields fields, bool hasHeader)
    {
        _host = env.Register("TextLoader");
        _path = path;
        _columns = columns;
        _fields = fields;
        _hasHeader = hasHeader;
        var builder = new DataViewSchema.Builder();
        foreach (TextColumn column in columns)
            builder.AddColumn(column.Name, column.Type);
        Schema = builder.ToSchema();
    }

    public bool CanShuffle => false;

    public DataViewSchema Schema { get; }

    public long? GetRowCount() => null;

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random rand = null)
        => new Cursor(this, RowGetters.Predicate(columnsNeeded, Schema));

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random rand = null)
        => [GetRowCursor(columnsNeeded, rand)];

    private sealed class Cursor : RootCursorBase
    {
        private readonly TextFileDataView _view;
        private readonly StreamReader _reader;
        private readonly TextLine _line = new();
        private readonly Delegate[] _getters;
        private bool _isPastHeader;

        public Cursor(TextFileDataView view, Func<int, bool> active)
            : base(view._host)
        {
            _view = view;
            _reader = new StreamReader(view._path);
            _getters = view._columns.Select((column, i) => active(i) ? column.MakeGetter(_line) : null).ToArray();
            _isPastHeader = !view._hasHeader;
        }

        public override long Batch => 0;

        public override DataViewSchema Schema => _view.Schema;

        public override bool IsColumnActive(DataViewSchema.Column column) => _getters[column.Index] is not null;

        public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
            => RowGetters.Checked<TValue>(_getters[column.Index], column);

        public override ValueGetter<DataViewRowId> GetIdGetter()
            => (ref DataViewRowId value) => value = new DataViewRowId((ulong)Position, 0);

        protected override bool MoveNextCore()
        {
            while (_reader.ReadLine() is { } text)
            {
                _line.Number++;
                if (text.Length == 0 || text.StartsWith('#') || text.StartsWith("//", StringComparison.Ordinal))
                    continue;
                if (_isPastHeader)
                {
                    _line.Fields = _view._fields.Split(text);
                    return true;
                }
                _isPastHeader = true;
            }
            return false;
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                _reader.Dispose();
            base.Dispose(disposing);
        }
    }
}
