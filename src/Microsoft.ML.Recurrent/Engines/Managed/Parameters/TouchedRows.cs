using Microsoft.ML.Recurrent.Engines.Managed.Kernels;

namespace Microsoft.ML.Recurrent.Engines.Managed;

/// <summary>The rows of a table's gradient that a step has added to: a table is large, a batch names few of its rows, and only those are erased for the next step.</summary>
/// <remarks>A row belongs to one share, which adds to it in the order of the ids: equal bits for any number of workers.</remarks>
internal sealed unsafe class TouchedRows(float* gradient, int width) : IParallelWork
{
    private const int Ahead = 4; // rows: they lie anywhere in the table, and no hardware guesses the next

    private int[] _rows = [];
    private int _count, _erased, _added, _shares;
    private float* _source;
    private int _stride;

    /// <summary>Whether every other row is zero; not any more once somebody writes to the gradient as a whole.</summary>
    public bool AreAll { get; set; }

    /// <summary>Adds rows, in parallel.</summary>
    /// <param name="ids">The table's row for each.</param>
    /// <param name="source">Rows, <paramref name="stride"/> apart.</param>
    /// <param name="stride">See <paramref name="source"/>.</param>
    /// <param name="erases">Whether this is the step's first addition, which erases the last step's.</param>
    /// <param name="workers">Who does it.</param>
    public void Add(ReadOnlySpan<int> ids, float* source, int stride, bool erases, Workers workers)
    {
        // The rows to erase lie before the rows to add; both are needed while the workers run.
        _erased = erases ? (AreAll ? _count : 0) : 0;
        int kept = erases ? _erased : _count;
        if (_rows.Length < kept + ids.Length)
            Array.Resize(ref _rows, Math.Max(2 * _rows.Length, kept + ids.Length));
        ids.CopyTo(_rows.AsSpan(kept));
        (_added, _count) = (kept, kept + ids.Length);
        _source = source;
        _stride = stride;
        _shares = workers.Count;
        workers.Run(this, _shares);
        if (!erases)
            return;
        _rows.AsSpan(_added, ids.Length).CopyTo(_rows);
        _count = ids.Length;
        AreAll = true;
    }

    /// <summary>Zeros the rows of the last step.</summary>
    public void Erase()
    {
        for (int i = 0; i < _count; i++)
            Row(_rows[i]).Clear();
        _count = 0;
    }

    void IParallelWork.Run(int share, int worker)
    {
        for (int i = 0; i < _erased; i++)
        {
            if (_rows[i] % _shares == share)
                Row(_rows[i]).Clear();
        }

        for (int i = _added; i < _count; i++)
        {
            if (i + Ahead < _count && _rows[i + Ahead] % _shares == share)
                Prefetch.Near(gradient + ((long)_rows[i + Ahead] * width), width);
            if (_rows[i] % _shares == share)
                RowKernels.AddScaled(1f, _source + ((long)(i - _added) * _stride), gradient + ((long)_rows[i] * width), width);
        }
    }

    private Span<float> Row(int row) => new(gradient + ((long)row * width), width);
}
