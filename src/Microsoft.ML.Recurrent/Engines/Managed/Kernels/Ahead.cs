namespace Microsoft.ML.Recurrent.Engines.Managed.Kernels;

/// <summary>Memory that will be needed soon, fetched line by line while a product runs: its multiply-adds leave the memory idle.</summary>
/// <remarks>Changes no result. A tile takes one piece of at most as many lines as its depth has steps, one line to a step; a low tile, fewer, at once.</remarks>
internal unsafe struct Ahead
{
    /// <summary>Floats of a cache line.</summary>
    public const int Line = 16;

    private const int Most = 32;

    private fixed ulong _starts[Most], _ends[Most];
    private int _added, _done;

    /// <summary>Forgets what is left.</summary>
    public void Clear() => _added = _done = 0;

    /// <summary>So many floats, behind all that were asked for before; what is too much is left out.</summary>
    public void Add(float* start, long floats)
    {
        if (start == null || floats <= 0 || _added - _done == Most)
            return;
        _starts[_added % Most] = (ulong)start;
        _ends[_added++ % Most] = (ulong)(start + floats);
    }

    /// <summary>One of several nearly equal shares of so many floats.</summary>
    public void AddShare(float* start, long floats, int share, int shares)
    {
        long from = floats * share / shares;
        if (start != null)
            Add(start + from, (floats * (share + 1) / shares) - from);
    }

    /// <summary>The next piece, at most so many lines; empty where nothing is left.</summary>
    public void Take(nint lines, out float* start, out float* end)
    {
        if (_done == _added)
        {
            start = end = null;
            return;
        }

        int at = _done % Most;
        start = (float*)_starts[at];
        end = (float*)Math.Min((ulong)(start + (lines * Line)), _ends[at]);
        _starts[at] = (ulong)end;
        if ((ulong)end == _ends[at])
            _done++;
    }
}
