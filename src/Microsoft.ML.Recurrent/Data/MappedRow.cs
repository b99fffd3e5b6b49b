using Microsoft.ML.Data;

namespace Microsoft.ML.Recurrent.Data;

/// <summary>One row that is scored again whenever its input has moved on: the path of a <c>PredictionEngine</c>.</summary>
/// <remarks>Getters run once per consumer, so the result is kept per position of the input.</remarks>
internal sealed class MappedRow : DataViewRow
{
    private readonly DataViewRow _input;
    private readonly IRowMapping _mapping;
    private readonly HashSet<int> _active;
    private readonly SlotPointer _current;
    private readonly IRowScorer? _scorer;
    private long _scoredPosition = long.MinValue; // -1 is a position that an engine's row has

    public MappedRow(DataViewRow input, IRowMapping mapping, IEnumerable<DataViewSchema.Column> active)
    {
        (_input, _mapping) = (input, mapping);
        _active = active.Select(column => column.Index).ToHashSet();
        _current = new SlotPointer(Refresh);
        if (_active.Any(index => index >= mapping.Schema.Input.Count))
            _scorer = mapping.CreateScorer(input, capacity: 1);
    }

    public override long Position => _input.Position;

    public override long Batch => _input.Batch;

    public override DataViewSchema Schema => _mapping.Schema.Output;

    public override ValueGetter<DataViewRowId> GetIdGetter() => _input.GetIdGetter();

    public override bool IsColumnActive(DataViewSchema.Column column)
    {
        int added = _mapping.Schema.AddedIndex(column);
        return added < 0 ? _input.IsColumnActive(_mapping.Schema.Input[column.Index]) : _active.Contains(column.Index);
    }

    public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
    {
        int added = _mapping.Schema.AddedIndex(column);
        if (added < 0)
            return _input.GetGetter<TValue>(_mapping.Schema.Input[column.Index]);
        if (!_active.Contains(column.Index))
            throw CursorErrors.Inactive(column);
        return CursorErrors.Cast<TValue>(_scorer!.GetGetter(added, _current), column);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _scorer?.Dispose();
            _input.Dispose();
        }

        base.Dispose(disposing);
    }

    private void Refresh()
    {
        if (_input.Position == _scoredPosition)
            return;
        _scorer!.Load(0);
        _scorer.Score(1);
        _scoredPosition = _input.Position;
    }
}
