using Microsoft.ML.Data;
using Microsoft.ML.Recurrent.Data;

namespace Microsoft.ML.Recurrent.Windowing;

/// <summary>Reads a series once, as far ahead as the future column needs, and buffers what passes through for so long.</summary>
internal sealed class WindowCursor : DataViewRowCursor
{
    private readonly DataViewRowCursor _source;
    private readonly WindowBinding _binding;
    private readonly HashSet<int> _active;
    private readonly WindowSchedule _schedule;
    private readonly WindowValues? _values;
    private readonly WindowSource _rows;
    private readonly int _slots;
    private readonly SlotPointer _current = new();
    private readonly Dictionary<int, ColumnBuffer> _passThrough = [];
    private readonly ScalarColumnBuffer<DataViewRowId> _ids;
    private readonly bool[]? _isFilled; // null: gaps are refused
    private long _position = -1;

    public WindowCursor(DataViewRowCursor source, WindowBinding binding, DataViewSchema.Column[] active)
    {
        (_source, _binding) = (source, binding);
        _active = active.Select(column => column.Index).ToHashSet();

        WindowOptions options = binding.Options;
        bool dropsFuture = options.FutureEdge == FutureEdge.Drop;
        bool readsAhead = dropsFuture || active.Any(column => binding.Schema.AddedIndex(column) == WindowBinding.FutureColumn);
        int lookahead = readsAhead ? options.Horizon : 0;
        _schedule = new WindowSchedule(
            history: options.HistoryEdge == HistoryEdge.Drop ? options.Length : 1,
            lookahead,
            future: dropsFuture ? options.Horizon : 0,
            ReadRow,
            IsFilled);

        // The row given out, and those read beyond it.
        _slots = lookahead + 1;
        _isFilled = options.Gaps == Gaps.Refuse ? null : new bool[_slots];
        _ids = new ScalarColumnBuffer<DataViewRowId>(source.GetIdGetter(), _slots);
        foreach (DataViewSchema.Column column in active)
        {
            if (binding.Schema.AddedIndex(column) < 0)
                _passThrough.TryAdd(column.Index, ColumnBuffer.Create(source, binding.Schema.Input[column.Index], _slots));
            else
                _values ??= new WindowValues(binding, lookahead);
        }

        _rows = new WindowSource(source, binding, _values);
    }

    public override long Position => _position;

    public override long Batch => 0;

    public override DataViewSchema Schema => _binding.Schema.Output;

    public override bool MoveNext()
    {
        if (_schedule.MoveNext())
        {
            _current.MoveTo((int)(_schedule.Row % _slots));
            _position++;
            return true;
        }

        _position = -1;
        if (!_schedule.GaveAny && _schedule.Longest > 0)
            throw TooShort();
        return false;
    }

    public override ValueGetter<DataViewRowId> GetIdGetter() => _ids.GetGetter(_current);

    public override bool IsColumnActive(DataViewSchema.Column column)
    {
        _binding.Schema.AddedIndex(column);
        return _active.Contains(column.Index);
    }

    public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
    {
        int added = _binding.Schema.AddedIndex(column);
        if (!_active.Contains(column.Index))
            throw CursorErrors.Inactive(column);
        return CursorErrors.Cast<TValue>(added < 0 ? _passThrough[column.Index].GetGetter(_current) : AddedGetter(added), column);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _source.Dispose();
        base.Dispose(disposing);
    }

    private Delegate AddedGetter(int added)
    {
        if (added == WindowBinding.WindowColumn)
            return (ValueGetter<VBuffer<float>>)((ref VBuffer<float> value) => _values!.Window(CurrentRow(), _schedule.SeriesStart, ref value));
        if (_binding.FutureIsScalar)
            return (ValueGetter<float>)((ref float value) => value = _values!.Next(CurrentRow(), _schedule.SeriesEnd));
        return (ValueGetter<VBuffer<float>>)((ref VBuffer<float> value) => _values!.Future(CurrentRow(), _schedule.SeriesEnd, ref value));
    }

    private long CurrentRow()
        => _position >= 0 ? _schedule.Row : throw new InvalidOperationException("The cursor stands on no row. Call MoveNext, and read while it returns true.");

    private RowArrival ReadRow(long row)
    {
        RowArrival arrival = _rows.Read(row);
        int slot = (int)(row % _slots);
        if (_isFilled is not null)
            _isFilled[slot] = arrival == RowArrival.Filled;
        if (arrival is RowArrival.None or RowArrival.Filled)
            return arrival;
        _ids.Store(slot);
        foreach (ColumnBuffer buffer in _passThrough.Values)
            buffer.Store(slot);
        return arrival;
    }

    private bool IsFilled(long row) => _isFilled?[row % _slots] == true;

    private InvalidDataException TooShort()
    {
        WindowOptions options = _binding.Options;
        string series = _binding.Series.Group is { } group
            ? $"The longest series of column '{options.InputColumnName}', grouped by '{group.Column.Name}',"
            : $"Column '{options.InputColumnName}'";
        // Without dropping history a row can only lack its future.
        (string needs, long rows, string shorten) = (options.HistoryEdge, options.FutureEdge) switch
        {
            (HistoryEdge.Drop, FutureEdge.Keep) => (FormattableString.Invariant($"length {options.Length}"), options.Length, "window"),
            (HistoryEdge.Drop, _) => (FormattableString.Invariant($"length {options.Length} + horizon {options.Horizon}"), (long)options.Length + options.Horizon, "window"),
            _ => (FormattableString.Invariant($"horizon {options.Horizon} after a row"), 1L + options.Horizon, "horizon"),
        };
        return new(FormattableString.Invariant(
            $"{series} has {_schedule.Longest} rows; {needs} needs at least {rows}. Shorten the {shorten} or supply more history."));
    }
}
