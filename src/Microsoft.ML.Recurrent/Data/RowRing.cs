using System.Diagnostics;

namespace Microsoft.ML.Recurrent.Data;

/// <summary>The last rows of a series by row number: [capacity, C], row r in place r mod capacity. Takes memory as rows come.</summary>
internal sealed class RowRing(int capacity, int channels)
{
    /// <summary>The most numbers that options may ask a window to hold, 4 MB: two years of minutes. More is a slip, or a damaged file.</summary>
    public const int MaximumNumbers = 1 << 20;

    private const int FirstRows = 64;

    private float[] _values = new float[checked(Math.Min(capacity, FirstRows) * channels)];

    /// <summary>The row's values [C], to write or to read.</summary>
    public Span<float> this[long row]
    {
        get
        {
            int place = (int)(row % capacity);
            if (_values.Length < (place + 1) * channels)
                Array.Resize(ref _values, (int)Math.Min((long)capacity, Math.Max(place + 1L, 2L * _values.Length / channels)) * channels);
            return _values.AsSpan(place * channels, channels);
        }
    }

    /// <summary>Copies rows <paramref name="first"/> to <paramref name="first"/> + <paramref name="count"/> - 1, oldest first.</summary>
    public void CopyTo(long first, int count, Span<float> destination)
    {
        Debug.Assert(first >= 0 && count <= capacity && destination.Length == count * channels);
        if (count == 0)
            return;
        int start = (int)(first % capacity);
        int beforeEnd = Math.Min(count, capacity - start);
        _values.AsSpan(start * channels, beforeEnd * channels).CopyTo(destination);
        _values.AsSpan(0, (count - beforeEnd) * channels).CopyTo(destination[(beforeEnd * channels)..]);
    }
}
