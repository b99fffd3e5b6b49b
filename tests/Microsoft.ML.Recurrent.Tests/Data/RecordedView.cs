using Microsoft.ML.Data;

namespace Microsoft.ML.Recurrent.Tests.Data;

/// <summary>A data view of given columns that keeps book of how it is read.</summary>
internal sealed class RecordedView : IDataView
{
    private readonly List<(string Name, DataViewType Type, Func<DataViewRow, Delegate> Getter)> _columns = [];
    private DataViewSchema? _schema;
    private long _rows;

    /// <summary>Whether the view tells its row count.</summary>
    public bool KnowsRowCount { get; init; } = true;

    public int CursorsMade { get; private set; }

    public long RowsRead { get; private set; }

    public long ValuesRead { get; private set; }

    public Random? LastRandom { get; private set; }

    public string[] LastColumns { get; private set; } = [];

    public bool CanShuffle => true;

    public DataViewSchema Schema => _schema ??= BuildSchema();

    /// <summary>One series of numbers: column 'Sales'.</summary>
    public static RecordedView Sales(params float[] values) => new RecordedView().With("Sales", NumberDataViewType.Single, values);

    /// <summary>1, 2, … in column 'Sales'.</summary>
    public static RecordedView Counting(int rows) => Sales(Enumerable.Range(1, rows).Select(i => (float)i).ToArray());

    public RecordedView With<T>(string name, DataViewType type, params T[] values)
    {
        _rows = values.Length;
        _columns.Add((name, type, row => (ValueGetter<T>)((ref T value) =>
        {
            ValuesRead++;
            value = values[row.Position];
        })));
        return this;
    }

    public RecordedView WithText(string name, params string[] values)
        => With(name, TextDataViewType.Instance, values.Select(text => text.AsMemory()).ToArray());

    /// <summary>Vectors that are written into the arrays of the buffer they are given, as ML.NET's own sources do.</summary>
    public RecordedView WithVectors(string name, VectorDataViewType type, params VBuffer<float>[] values)
    {
        _rows = values.Length;
        _columns.Add((name, type, row => (ValueGetter<VBuffer<float>>)((ref VBuffer<float> value) => values[row.Position].CopyTo(ref value))));
        return this;
    }

    public long? GetRowCount() => KnowsRowCount ? _rows : null;

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null)
    {
        CursorsMade++;
        LastRandom = rand;
        int[] active = columnsNeeded.Select(column => column.Index).ToArray();
        LastColumns = active.Select(index => Schema[index].Name).ToArray();
        return new Cursor(this, active.ToHashSet());
    }

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null)
        => [GetRowCursor(columnsNeeded, rand)];

    private DataViewSchema BuildSchema()
    {
        var builder = new DataViewSchema.Builder();
        foreach ((string name, DataViewType type, _) in _columns)
            builder.AddColumn(name, type);
        return builder.ToSchema();
    }

    private sealed class Cursor(RecordedView view, HashSet<int> active) : DataViewRowCursor
    {
        private long _position = -1;

        public override long Position => _position;

        public override long Batch => 0;

        public override DataViewSchema Schema => view.Schema;

        public override bool MoveNext()
        {
            if (++_position == view._rows)
            {
                _position = -1;
                return false;
            }

            view.RowsRead++;
            return true;
        }

        public override ValueGetter<DataViewRowId> GetIdGetter()
            => (ref DataViewRowId id) => id = new DataViewRowId((ulong)_position + 100, 7);

        public override bool IsColumnActive(DataViewSchema.Column column) => active.Contains(column.Index);

        public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
            => IsColumnActive(column)
                ? (ValueGetter<TValue>)view._columns[column.Index].Getter(this)
                : throw new InvalidOperationException($"Column {column.Name} was not asked for.");
    }
}
