namespace Microsoft.ML.Recurrent.Data.Time;

/// <summary>Makes the rows that a gap leaves out, from those on either side of it.</summary>
internal sealed class GapFiller(Gaps gaps, int channels)
{
    private readonly float[] _before = new float[channels];
    private readonly float[] _behind = new float[channels];
    private int _missing;
    private int _made;

    /// <summary>Whether rows are left to make.</summary>
    public bool HasNext => _made < _missing;

    /// <summary>A gap of so many rows.</summary>
    public void Begin(ReadOnlySpan<float> before, ReadOnlySpan<float> behind, int missing)
    {
        before.CopyTo(_before);
        behind.CopyTo(_behind);
        (_missing, _made) = (missing, 0);
    }

    /// <summary>Writes the next missing row.</summary>
    public void Next(Span<float> row)
    {
        _made++;
        if (gaps == Gaps.CarryForward)
        {
            _before.CopyTo(row);
            return;
        }

        double share = (double)_made / (_missing + 1);
        for (int c = 0; c < row.Length; c++)
            row[c] = (float)(_before[c] + (((double)_behind[c] - _before[c]) * share));
    }
}
