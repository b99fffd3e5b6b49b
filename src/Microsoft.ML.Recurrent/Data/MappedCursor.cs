using Microsoft.ML.Data;

namespace Microsoft.ML.Recurrent.Data;

/// <summary>Scores a source batch by batch. What passes through is buffered with the batch, so that the source is read once.</summary>
internal sealed class MappedCursor : DataViewRowCursor
{
    private readonly DataViewRowCursor _source;
    private readonly IRowMapping _mapping;
    private readonly HashSet<int> _active;
    private readonly IRowScorer _scorer;
    private readonly SlotPointer _current = new();
    private readonly Dictionary<int, ColumnBuffer> _passThrough = [];
    private readonly ScalarColumnBuffer<DataViewRowId> _ids;
    private readonly long[] _batches;
    private readonly int _capacity;
    private int _count;
    private int _slot = -1;
    private long _position = -1;
    private bool _sourceEnded;

    public MappedCursor(DataViewRowCursor source, IRowMapping mapping, IEnumerable<DataViewSchema.Column> active, int capacity)
    {
        (_source, _mapping, _capacity) = (source, mapping, capacity);
        _scorer = mapping.CreateScorer(source, capacity);
        _ids = new ScalarColumnBuffer<DataViewRowId>(source.GetIdGetter(), capacity);
        _batches = new long[capacity];
        _active = [];
        foreach (DataViewSchema.Column column in active)
        {
            _active.Add(column.Index);
            if (mapping.Schema.AddedIndex(column) < 0)
                _passThrough.TryAdd(column.Index, ColumnBuffer.Create(source, mapping.Schema.Input[column.Index], capacity));
        }
    }

    public override long Position => _position;

    public override long Batch => _slot < 0 ? 0 : _batches[_slot];

    public override DataViewSchema Schema => _mapping.Schema.Output;

    public override bool MoveNext()
    {
        if (++_slot == _count && !Fill())
        {
            _position = -1;
            _slot = -1;
            _count = 0;
            return false;
        }

        _current.MoveTo(_slot);
        _position++;
        return true;
    }

    public override ValueGetter<DataViewRowId> GetIdGetter() => _ids.GetGetter(_current);

    public override bool IsColumnActive(DataViewSchema.Column column)
    {
        _mapping.Schema.AddedIndex(column);
        return _active.Contains(column.Index);
    }

    public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
    {
        int added = _mapping.Schema.AddedIndex(column);
        if (!_active.Contains(column.Index))
            throw CursorErrors.Inactive(column);
        Delegate getter = added < 0 ? _passThrough[column.Index].GetGetter(_current) : _scorer.GetGetter(added, _current);
        return CursorErrors.Cast<TValue>(getter, column);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _scorer.Dispose();
            _source.Dispose();
        }

        base.Dispose(disposing);
    }

    private bool Fill()
    {
        _slot = 0;
        _count = 0;
        while (_count < _capacity && !_sourceEnded)
        {
            if (!_source.MoveNext())
            {
                _sourceEnded = true;
                break;
            }

            _scorer.Load(_count);
            _ids.Store(_count);
            _batches[_count] = _source.Batch;
            foreach (ColumnBuffer buffer in _passThrough.Values)
                buffer.Store(_count);
            _count++;
        }

        if (_count > 0)
            _scorer.Score(_count);
        return _count > 0;
    }
}
