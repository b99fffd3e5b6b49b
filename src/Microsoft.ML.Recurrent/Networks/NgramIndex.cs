namespace Microsoft.ML.Recurrent.Networks;

/// <summary>Numbers the n-grams that a network knows: tokens by their ids, then pairs of neighbouring tokens. Number 0, the unknown token's, is in every text: a bias.</summary>
internal sealed class NgramIndex
{
    private const int Bias = 0;
    private readonly Dictionary<(int First, int Second), int> _numbers = [];

    /// <param name="vocabularySize">V.</param>
    /// <param name="pairs">Ids from 1 to below V; their numbers follow those of the tokens.</param>
    /// <exception cref="ArgumentException">An id is out of range, or a pair is there twice.</exception>
    public NgramIndex(int vocabularySize, IReadOnlyList<(int First, int Second)> pairs)
    {
        (VocabularySize, Pairs) = (vocabularySize, pairs);
        foreach ((int first, int second) in pairs)
        {
            if (Math.Min(first, second) < 1 || Math.Max(first, second) >= vocabularySize)
                throw new ArgumentException(FormattableString.Invariant($"the pair {first} {second} has an id that is not from 1 to {vocabularySize - 1}"), nameof(pairs));
            if (!_numbers.TryAdd((first, second), vocabularySize + _numbers.Count))
                throw new ArgumentException(FormattableString.Invariant($"the pair {first} {second} is there twice"), nameof(pairs));
        }
    }

    /// <summary>V.</summary>
    public int VocabularySize { get; }

    public IReadOnlyList<(int First, int Second)> Pairs { get; }

    /// <summary>N, tokens and pairs.</summary>
    public int Count => VocabularySize + Pairs.Count;

    /// <summary>The number of a pair; −1 where it is not known.</summary>
    public int PairOf(int first, int second) => _numbers.GetValueOrDefault((first, second), -1);

    /// <summary>The n-grams of a text, ascending, each once.</summary>
    public void Find(ReadOnlySpan<int> tokens, List<int> found)
    {
        found.Clear();
        found.Add(Bias);
        for (int t = 0; t < tokens.Length; t++)
        {
            found.Add(tokens[t]);
            if (t > 0 && _numbers.TryGetValue((tokens[t - 1], tokens[t]), out int pair))
                found.Add(pair);
        }

        found.Sort();
        int kept = 1;
        for (int i = 1; i < found.Count; i++)
        {
            if (found[i] != found[kept - 1])
                found[kept++] = found[i];
        }

        found.RemoveRange(kept, found.Count - kept);
    }
}
