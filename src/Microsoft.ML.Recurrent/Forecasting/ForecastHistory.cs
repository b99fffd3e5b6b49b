using Microsoft.ML.Recurrent.Data;
using Microsoft.ML.Recurrent.Data.Time;
using Microsoft.ML.Recurrent.Networks;

namespace Microsoft.ML.Recurrent.Forecasting;

/// <summary>The look-back of one series as it is observed row by row, scaled; gives the network its window and reads its answer.</summary>
internal sealed class ForecastHistory(ForecastModel model)
{
    private readonly int _window = model.Options.WindowLength;
    private readonly int _channels = model.Channels;
    private readonly RowRing _rows = new(model.Options.WindowLength, model.Channels);
    private readonly GapFiller _gap = new(model.Options.Gaps, model.Channels);
    private readonly float[] _last = new float[model.Channels];
    private readonly float[] _made = new float[model.Channels];
    private SeriesScaling? _scaling;

    /// <summary>Rows observed since the series began, those that filled gaps included.</summary>
    public long Observed { get; private set; }

    /// <summary>Whether there is a whole look-back, of a series that can be forecast.</summary>
    public bool IsComplete => Observed >= _window && !_scaling!.IsMissing;

    /// <summary>The last row as it was given.</summary>
    public ReadOnlySpan<float> Last => _last;

    /// <summary>Forgets the history: another series begins.</summary>
    public void Begin(SeriesScaling scaling)
    {
        _scaling = scaling;
        Observed = 0;
    }

    /// <summary>Takes in the next row, and before it those that are missing. O(1) where none is.</summary>
    public void Observe(ReadOnlySpan<float> row, int missing)
    {
        if (missing > 0)
            _gap.Begin(_last, row, missing);
        while (_gap.HasNext)
        {
            _gap.Next(_made);
            Keep(_made);
        }

        Keep(row);
        row.CopyTo(_last);
    }

    /// <summary>Writes the window into a slot of the scorer, and beside it what is to be added to the answer, [F, C].</summary>
    public void Prepare(NetworkScorer scorer, int slot, Span<float> references)
    {
        Span<float> input = scorer.Slot(slot, _window);
        _rows.CopyTo(Observed - _window, _window, input);
        for (int h = 1; h <= model.Options.Horizon; h++)
        {
            Span<float> reference = references.Slice((h - 1) * _channels, _channels);
            int row = ForecastReference.Row(model.Options, h);
            if (row < 0)
                reference.Clear();
            else
                input.Slice(row * _channels, _channels).CopyTo(reference);
        }

        if (model.Options.Anchor == ForecastAnchor.LastValue)
            SubtractNewest(input);
    }

    /// <summary>The scaled rows kept, oldest first: what a checkpoint holds.</summary>
    public float[] Kept()
    {
        int count = (int)Math.Min(Observed, _window);
        float[] rows = new float[count * _channels];
        _rows.CopyTo(Observed - count, count, rows);
        return rows;
    }

    /// <summary>Takes back what <see cref="Kept"/> gave.</summary>
    public void Restore(SeriesScaling scaling, long observed, ReadOnlySpan<float> kept, ReadOnlySpan<float> last)
    {
        Begin(scaling);
        last.CopyTo(_last);
        int count = kept.Length / _channels;
        for (int i = 0; i < count; i++)
            kept.Slice(i * _channels, _channels).CopyTo(_rows[observed - count + i]);
        Observed = observed;
    }

    /// <summary>From the network's answer to values in the series' unit.</summary>
    public void Finish(SeriesScaling scaling, ReadOnlySpan<float> answer, ReadOnlySpan<float> references, Span<float> forecast)
    {
        for (int i = 0; i < forecast.Length; i++)
            forecast[i] = scaling.Invert(answer[i] + references[i], i % _channels);
    }

    private void Keep(ReadOnlySpan<float> row)
    {
        Span<float> kept = _rows[Observed++];
        if (_scaling!.IsMissing)
            kept.Clear();
        else
            _scaling.Apply(row, kept);
    }

    // The newest row last, since all others need it.
    private void SubtractNewest(Span<float> input)
    {
        ReadOnlySpan<float> newest = input[^_channels..];
        for (int i = 0; i < input.Length; i++)
            input[i] -= newest[i % _channels];
    }
}
