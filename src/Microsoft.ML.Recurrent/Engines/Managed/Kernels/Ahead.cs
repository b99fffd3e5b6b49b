namespace Microsoft.ML.Recurrent.Engines.Managed.Kernels;

/// <summary>Memory that will be needed soon, fetched bit by bit while a product runs: its multiply-adds leave the memory idle.</summary>
/// <remarks>Changes no result. Spread evenly over the product's steps: a core waits for few lines at a time, and the product's own loads queue behind them.</remarks>
internal unsafe struct Ahead
{
    /// <summary>Floats of a cache line.</summary>
    public const int Line = 16;

    private const int Most = 32;

    private fixed ulong _starts[Most], _ends[Most];
    private int _added, _done;
    private nint _pace;
    private long _left;

    /// <summary>Forgets what is left.</summary>
    public void Clear()
    {
        _added = _done = 0;
        _left = 0;
    }

    /// <summary>So many floats, behind all that were asked for before; what is too much is left out.</summary>
    public void Add(float* start, long floats)
    {
        if (start == null || floats <= 0 || _added - _done == Most)
            return;
        _starts[_added % Most] = (ulong)start;
        _ends[_added++ % Most] = (ulong)(start + floats);
        _left += floats;
    }

    /// <summary>One of several nearly equal shares of so many floats.</summary>
    public void AddShare(float* start, long floats, int share, int shares)
    {
        long from = floats * share / shares;
        if (start != null)
            Add(start + from, (floats * (share + 1) / shares) - from);
    }

    /// <summary>Sets the pace so that all that is left is fetched in so many steps, but at most a line at each.</summary>
    public void SpreadOver(long steps) => _pace = (nint)Math.Clamp((_left + steps - 1) / Math.Max(steps, 1), 1, Line);

    /// <summary>Where a tile begins to fetch, and by how many floats it goes on at each of its steps; unchanged where nothing is left.</summary>
    public void Take(nint steps, ref float* next, ref nint stride)
    {
        if (_done == _added || steps <= 0)
            return;

        int at = _done % Most;
        next = (float*)_starts[at];
        float* end = (float*)Math.Min((ulong)(next + (steps * _pace)), _ends[at]);
        stride = (nint)((end - next + steps - 1) / steps);
        _left -= end - next;
        _starts[at] = (ulong)end;
        if ((ulong)end == _ends[at])
            _done++;
    }
}
