namespace Microsoft.ML.Recurrent.Engines.Managed.Kernels;

/// <summary>Memory that will be needed soon, fetched line by line while a product runs: its multiply-adds leave the memory idle.</summary>
/// <remarks>Changes no result. A tile takes one piece of at most as many lines as its depth has steps, one line to a step.</remarks>
internal unsafe struct Ahead
{
    /// <summary>Floats of a cache line.</summary>
    public const int Line = 16;

    private const int Most = 24;

    private fixed ulong _starts[Most], _ends[Most];
    private int _count, _next;

    /// <summary>Forgets what is left.</summary>
    public void Clear() => _count = _next = 0;

    /// <summary>So many floats, behind all that were asked for before; too many ranges are left out.</summary>
    public void Add(float* start, long floats)
    {
        if (start == null || floats <= 0 || _count == Most)
            return;
        _starts[_count] = (ulong)start;
        _ends[_count++] = (ulong)(start + floats);
    }

    /// <summary>The next piece, at most so many lines; empty where nothing is left.</summary>
    public void Take(nint lines, out float* start, out float* end)
    {
        if (_next == _count)
        {
            start = end = null;
            return;
        }

        start = (float*)_starts[_next];
        end = (float*)Math.Min((ulong)(start + (lines * Line)), _ends[_next]);
        _starts[_next] = (ulong)end;
        if ((ulong)end == _ends[_next])
            _next++;
    }
}
