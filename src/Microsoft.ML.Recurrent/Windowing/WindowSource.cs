using Microsoft.ML.Recurrent.Data;
using Microsoft.ML.Recurrent.Data.Time;

namespace Microsoft.ML.Recurrent.Windowing;

/// <summary>The rows of a source with those between them that it lacks.</summary>
/// <param name="source">Read in order, once.</param>
/// <param name="binding">Columns, and what a gap means.</param>
/// <param name="values">Takes the rows' values; null where nobody asks for them.</param>
internal sealed class WindowSource(DataViewRowCursor source, WindowBinding binding, WindowValues? values)
{
    private readonly SeriesOrder _order = binding.Series.Follow(source, binding.Options.TimeRule, mayReturn: false);
    private readonly ChannelReader? _reader = values is null ? null : new ChannelReader(source, binding.Series.Values, "input");
    private readonly GapFiller _gap = new(binding.Options.Gaps, binding.Channels);
    private readonly float[] _next = new float[binding.Channels];
    private bool _isBehindGap;

    /// <summary>Takes in the next row as the one of this number. The source stands on it unless it is a filled one.</summary>
    public RowArrival Read(long row)
    {
        if (!_isBehindGap)
        {
            if (!source.MoveNext())
                return RowArrival.None;
            bool begins = _order.Advance();
            _reader?.Read(_next);
            if (_order.Missing == 0)
                return Put(row, begins ? RowArrival.Begins : RowArrival.Continues);
            _gap.Begin(values is null ? default : values[row - 1], _next, _order.Missing);
            _isBehindGap = true;
        }

        if (!_gap.HasNext)
        {
            _isBehindGap = false;
            return Put(row, RowArrival.Continues);
        }

        _gap.Next(values is null ? default : values[row]);
        return RowArrival.Filled;
    }

    private RowArrival Put(long row, RowArrival arrival)
    {
        if (values is not null)
            _next.CopyTo(values[row]);
        return arrival;
    }
}
