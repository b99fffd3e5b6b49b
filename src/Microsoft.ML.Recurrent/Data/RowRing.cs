using System.Diagnostics;

namespace Microsoft.ML.Recurrent.Data;

/// <summary>The last rows of a series by row number: [capacity, C], row r in place r mod capacity.</summary>
internal sealed class RowRing(int capacity, int channels)
{
    private readonly float[] _values = new float[checked(capacity * channels)];

    /// <summary>The row's values [C], to write or to read.</summary>
    public Span<float> this[long row] => _values.AsSpan((int)(row % capacity) * channels, channels);

    /// <summary>Copies rows <paramref name="first"/> to <paramref name="first"/> + <paramref name="count"/> - 1, oldest first.</summary>
    public void CopyTo(long first, int count, Span<float> destination)
    {
        Debug.Assert(first >= 0 && count <= capacity && destination.Length == count * channels);
        int start = (int)(first % capacity);
        int beforeEnd = Math.Min(count, capacity - start);
        _values.AsSpan(start * channels, beforeEnd * channels).CopyTo(destination);
        _values.AsSpan(0, (count - beforeEnd) * channels).CopyTo(destination[(beforeEnd * channels)..]);
    }
}
