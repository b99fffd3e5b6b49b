using Microsoft.ML.Data;
using Microsoft.ML.Recurrent.Data;

namespace Microsoft.ML.Recurrent.Windowing;

/// <summary>Cuts windows and futures out of the rows that were read last. What is incomplete is missing as a whole: NaN in every place.</summary>
/// <param name="binding">Length, horizon, edge and channels.</param>
/// <param name="lookahead">Rows that are read beyond the one whose window is asked for.</param>
internal sealed class WindowValues(WindowBinding binding, int lookahead)
{
    private readonly RowRing _rows = new(binding.Options.Length + lookahead, binding.Channels);

    /// <summary>Where the row's values [C] are put when it is read.</summary>
    public Span<float> this[long row] => _rows[row];

    /// <summary>Rows t - L + 1 to t, [L, C].</summary>
    public void Window(long row, long seriesStart, ref VBuffer<float> window)
    {
        int length = binding.Options.Length, channels = binding.Channels;
        var editor = VBufferEditor.Create(ref window, length * channels);
        Span<float> values = editor.Values;
        int missing = (int)Math.Max(0, length - (row - seriesStart + 1));
        if (missing == 0)
        {
            _rows.CopyTo(row - length + 1, length, values);
        }
        else if (binding.Options.HistoryEdge == HistoryEdge.Pad)
        {
            for (int i = 0; i < missing; i++)
                _rows[seriesStart].CopyTo(values.Slice(i * channels, channels));
            _rows.CopyTo(seriesStart, length - missing, values[(missing * channels)..]);
        }
        else
        {
            values.Fill(float.NaN);
        }

        window = editor.Commit();
    }

    /// <summary>Rows t + 1 to t + F, [F, C].</summary>
    public void Future(long row, long seriesEnd, ref VBuffer<float> future)
    {
        int horizon = binding.Options.Horizon;
        var editor = VBufferEditor.Create(ref future, horizon * binding.Channels);
        if (row + horizon < seriesEnd)
            _rows.CopyTo(row + 1, horizon, editor.Values);
        else
            editor.Values.Fill(float.NaN);
        future = editor.Commit();
    }

    /// <summary>The value of row t + 1, for a horizon of 1 and one channel.</summary>
    public float Next(long row, long seriesEnd) => row + 1 < seriesEnd ? _rows[row + 1][0] : float.NaN;
}
