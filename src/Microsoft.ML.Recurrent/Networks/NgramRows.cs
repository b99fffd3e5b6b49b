using Microsoft.ML.Recurrent.Engines;

namespace Microsoft.ML.Recurrent.Networks;

/// <summary>Lays out the n-grams of a batch's texts, one column per text; its arrays are used again for every batch.</summary>
internal sealed class NgramRows(NgramIndex index, int outputs)
{
    private readonly List<int> _found = [];
    private readonly List<int> _all = [];
    private int[] _lengths = [];
    private int[] _ids = [];
    private float[] _counts = [];
    private float[] _same = [];
    private int _added;

    /// <summary>Begins a batch of so many texts.</summary>
    public void Begin(int rows)
    {
        if (_lengths.Length != rows)
        {
            _lengths = new int[rows];
            _counts = new float[rows * outputs];
            _same = new float[rows * outputs];
        }

        _all.Clear();
        _added = 0;
    }

    /// <summary>Adds the next text.</summary>
    public void Add(ReadOnlySpan<int> tokens)
    {
        index.Find(tokens, _found);
        _all.AddRange(_found);
        _counts.AsSpan(_added * outputs, outputs).Fill(_found.Count);
        _lengths[_added++] = _found.Count;
    }

    public NgramInput Enter(IStep step)
    {
        int rows = _lengths.Length, longest = 0;
        foreach (int length in _lengths)
            longest = Math.Max(longest, length);
        if (_ids.Length < longest * rows)
            _ids = new int[longest * rows];
        Span<int> ids = _ids.AsSpan(0, longest * rows);
        ids.Clear(); // padding has to be an id as well; lengths keep it from being read
        for (int b = 0, next = 0; b < rows; b++)
        {
            for (int n = 0; n < _lengths[b]; n++)
                ids[(n * rows) + b] = _all[next++];
        }

        var each = new Shape(rows, outputs);
        return new NgramInput(step.Ids(ids, new Shape(longest, rows)), Lengths.Of(_lengths), step.Values(_counts, each));
    }

    /// <summary>One number throughout, [B, K].</summary>
    public ITensor Same(IStep step, float value)
    {
        Array.Fill(_same, value);
        return step.Values(_same, new Shape(_lengths.Length, outputs));
    }
}
