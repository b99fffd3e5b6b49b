using Microsoft.ML.Data;
using Microsoft.ML.Recurrent.Data;
using Microsoft.ML.Recurrent.Data.Time;

namespace Microsoft.ML.Recurrent.Windowing;

/// <summary>The history of one row object. Each load is the next row of the series; what follows it is never known.</summary>
internal sealed class WindowRowScorer(DataViewRow source, WindowBinding binding) : IRowScorer
{
    private readonly SeriesOrder _order = binding.Series.Follow(source, binding.Options.TimeRule, mayReturn: true);
    private readonly GapFiller _gap = new(binding.Options.Gaps, binding.Channels);
    private readonly ChannelReader _reader = new(source, binding.Series.Values, "input");
    private readonly WindowValues _values = new(binding, lookahead: 0);
    private readonly float[] _next = new float[binding.Channels];
    private long _row = -1;
    private long _seriesStart;

    public void Load(int slot)
    {
        // Both may refuse the row, so nothing changes before they have let it pass.
        _reader.Read(_next);
        bool begins = _order.Advance();
        if (_order.Missing > 0)
            _gap.Begin(_values[_row], _next, _order.Missing);
        while (_gap.HasNext)
            _gap.Next(_values[++_row]);
        _next.CopyTo(_values[++_row]);
        if (begins)
            _seriesStart = _row;
    }

    public void Score(int count)
    {
        // A window is cut when it is asked for.
    }

    public Delegate GetGetter(int addedColumn, SlotPointer current)
    {
        if (addedColumn == WindowBinding.WindowColumn)
        {
            return (ValueGetter<VBuffer<float>>)((ref VBuffer<float> value) =>
            {
                current.Read();
                _values.Window(_row, _seriesStart, ref value);
            });
        }

        if (binding.FutureIsScalar)
        {
            return (ValueGetter<float>)((ref float value) =>
            {
                current.Read();
                value = float.NaN;
            });
        }

        return (ValueGetter<VBuffer<float>>)((ref VBuffer<float> value) =>
        {
            current.Read();
            _values.Future(_row, seriesEnd: _row + 1, ref value);
        });
    }

    public void Dispose()
    {
        // Holds managed memory only.
    }
}
