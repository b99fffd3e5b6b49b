using Microsoft.ML.Recurrent.Data;
using Microsoft.ML.Recurrent.Data.Time;

namespace Microsoft.ML.Recurrent.Forecasting;

/// <summary>Reads every series of a view in one pass, since a source may give other rows on the next one, and holds their times to the spacing.</summary>
internal sealed class PanelReader(SeriesColumns columns, Spacing? spacing, Gaps gaps)
{
    private readonly List<RawSeries> _series = [];
    private readonly PanelFaults _faults = new();
    private readonly HashSet<string> _groups = new(StringComparer.Ordinal);
    private long _filledRows;

    /// <summary>Refuses rows that the caller cannot take, by an <see cref="InvalidDataException"/>.</summary>
    public Action<float[], long>? CheckRow { get; init; }

    /// <exception cref="InvalidDataException">Something is wrong with one or more series; all are named.</exception>
    public Panel Read(IDataView data, CancellationToken cancellation)
    {
        ReadRows(data, cancellation);
        LearntSpacing? learnt = null;
        if (columns.Time is not null && _series.Count > 0 && _faults.Count == 0)
        {
            learnt = spacing is null ? Learn() : new LearntSpacing(spacing, Remark: null);
            Fill(new TimeRule(learnt.Spacing, gaps));
        }

        _faults.ThrowIfAny(_groups.Count);
        return new Panel(_series, learnt, _filledRows);
    }

    private void ReadRows(IDataView data, CancellationToken cancellation)
    {
        using DataViewRowCursor cursor = data.GetRowCursor(columns.All.DistinctBy(column => column.Index).ToArray());
        var reader = new ChannelReader(cursor, columns.Values, "input");
        SeriesOrder order = columns.Follow(cursor, TimeRule.Ascending, mayReturn: false);
        float[] row = new float[columns.Channels];
        while (cursor.MoveNext())
        {
            cancellation.ThrowIfCancellationRequested();
            try
            {
                if (order.Advance())
                    Begin(order.Group!, cursor.Position);
                reader.Read(row);
                CheckRow?.Invoke(row, cursor.Position);
            }
            catch (InvalidDataException error) when (columns.Group is not null && order.Group is not null)
            {
                _groups.Add(order.Group);
                _faults.Add(order.Group, error);
            }

            if (_faults.Count > 0)
                continue; // nothing will come of the values
            _series[^1].Values.AddRange(row);
            if (columns.Time is not null)
                _series[^1].Times.Add(order.Time);
        }
    }

    private void Begin(string group, long position)
    {
        _groups.Add(group);
        _series.Add(new RawSeries(group, position));
    }

    private LearntSpacing Learn()
    {
        var learning = new SpacingLearning();
        foreach (RawSeries series in _series)
        {
            for (int row = 1; row < series.Times.Count; row++)
                learning.Add(series.Times[row - 1], series.Times[row]);
        }

        return LearntSpacing.Of(learning, columns.Time!.Value.Name, gaps);
    }

    private void Fill(TimeRule rule)
    {
        for (int s = 0; s < _series.Count; s++)
        {
            try
            {
                _series[s] = Fill(_series[s], rule);
            }
            catch (InvalidDataException error) when (columns.Group is not null)
            {
                _faults.Add(_series[s].Group, error);
            }
        }
    }

    private RawSeries Fill(RawSeries series, TimeRule rule)
    {
        var filled = new RawSeries(series.Group, series.FirstPosition);
        var gap = new GapFiller(gaps, columns.Channels);
        ReadOnlySpan<float> values = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(series.Values);
        float[] made = new float[columns.Channels];
        for (int row = 0; row < series.Times.Count; row++)
        {
            ReadOnlySpan<float> found = values.Slice(row * columns.Channels, columns.Channels);
            if (row > 0)
            {
                var place = new RowPlace(columns.Time!.Value.Name, series.FirstPosition + row, columns.Group is null ? null : series.Group);
                int missing = rule.MissingBetween(series.Times[row - 1], series.Times[row], place);
                gap.Begin(values.Slice((row - 1) * columns.Channels, columns.Channels), found, missing);
                _filledRows += missing;
            }

            while (gap.HasNext)
            {
                gap.Next(made);
                filled.Values.AddRange(made);
            }

            filled.Values.AddRange(found);
        }

        return filled;
    }
}
