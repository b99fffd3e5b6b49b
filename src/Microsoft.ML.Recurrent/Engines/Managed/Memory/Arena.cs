namespace Microsoft.ML.Recurrent.Engines.Managed;

/// <summary>Memory of one step: handed out front to back, taken back all at once.</summary>
internal sealed unsafe class Arena
{
    private const int Line = 16; // floats in a cache line
    private const int SmallestChunk = 1 << 14;

    private readonly List<AlignedFloats> _chunks = [];
    private int _used;
    private long _total;

    /// <summary>Uninitialised floats on a cache line.</summary>
    public float* Take(long count)
    {
        int rounded = checked((int)((count + Line - 1) / Line * Line));
        if (_chunks.Count == 0 || _chunks[^1].Count - _used < rounded)
        {
            _chunks.Add(new(Math.Max(rounded, SmallestChunk)));
            _used = 0;
        }

        float* start = _chunks[^1].Pointer + _used;
        _used += rounded;
        _total += rounded;
        return start;
    }

    /// <summary>Zeros.</summary>
    public float* TakeZeros(long count)
    {
        float* start = Take(count);
        new Span<float>(start, (int)count).Clear();
        return start;
    }

    public int* TakeIds(int count) => (int*)Take(count);

    /// <summary>Takes everything back. A step that outgrew one chunk gets a single one of the right size for the next.</summary>
    public void Reset()
    {
        if (_chunks.Count > 1 && _total <= Array.MaxLength - Line)
        {
            _chunks.Clear();
            _chunks.Add(new((int)_total));
        }

        (_used, _total) = (0, 0);
    }
}
