namespace Microsoft.ML.Recurrent.Benchmarks.Text;

/// <summary>Words and pairs of neighbouring words, numbered as they are first met; none is cut.</summary>
internal sealed class NgramVocabulary
{
    private const int Unknown = -1;
    private readonly Dictionary<string, int> _words = new(StringComparer.Ordinal);
    private readonly Dictionary<(int, int), int> _pairs = [];
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _find;
    private readonly List<int> _found = [];
    private bool _isGrowing;
    private int _previous;

    public NgramVocabulary() => _find = _words.GetAlternateLookup<ReadOnlySpan<char>>();

    public int Count => _words.Count + _pairs.Count;

    /// <summary>The n-grams of each training text; new ones get the next number.</summary>
    public SparseRows Learn(IEnumerable<TextExample> examples)
    {
        _isGrowing = true;
        var rows = new SparseRows();
        foreach (TextExample example in examples)
            rows.Add(Distinct(example.Text));
        _isGrowing = false;
        return rows;
    }

    /// <summary>The known n-grams of a text, ascending, each once. Good until the next call.</summary>
    public ReadOnlySpan<int> Distinct(string text)
    {
        _found.Clear();
        _previous = Unknown;
        WordTokens.Each(text, this, static (token, me) => me.Take(token));
        _found.Sort();
        int count = 0;
        for (int i = 0; i < _found.Count; i++)
        {
            if (count == 0 || _found[i] != _found[count - 1])
                _found[count++] = _found[i];
        }

        return System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_found)[..count];
    }

    private void Take(ReadOnlySpan<char> token)
    {
        if (!_find.TryGetValue(token, out int word))
        {
            word = _isGrowing ? Count : Unknown;
            if (_isGrowing)
                _find[token] = word;
        }

        if (word != Unknown)
            _found.Add(word);
        if (word != Unknown && _previous != Unknown)
            TakePair((_previous, word));
        _previous = word;
    }

    private void TakePair((int, int) words)
    {
        if (!_pairs.TryGetValue(words, out int pair))
        {
            if (!_isGrowing)
                return;
            pair = Count;
            _pairs.Add(words, pair);
        }

        _found.Add(pair);
    }
}
