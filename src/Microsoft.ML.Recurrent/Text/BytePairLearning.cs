namespace Microsoft.ML.Recurrent.Text;

/// <summary>Learns which neighbouring pieces of words to join: always the pair that occurs most often.</summary>
/// <remarks>Ids are given in the order of learning, characters first: the tokenizer joins by them. Pairs are counted anew only in words that a
/// join changes. Sennrich, Haddow &amp; Birch (2016), doi:10.18653/v1/P16-1162.</remarks>
internal sealed class BytePairLearning
{
    private readonly List<string> _tokens = [Vocabulary.UnknownToken];
    private readonly Dictionary<string, int> _ids = new(StringComparer.Ordinal);
    private readonly List<(List<int> Pieces, long Count)> _words = [];
    private readonly Dictionary<(int Left, int Right), long> _pairs = [];
    private readonly Dictionary<(int Left, int Right), HashSet<int>> _wordsOf = [];
    private readonly PriorityQueue<(int Left, int Right), (long NegativeCount, int Left, int Right)> _queue = new();

    private BytePairLearning()
    {
    }

    /// <param name="words">Words, cut at <see cref="BytePairTokenizer.LongestWord"/> characters, with <see cref="BytePairTokenizer.WordEnd"/> where they end.</param>
    /// <param name="options">Size of the vocabulary, and how often characters and pairs must occur.</param>
    /// <returns>Tokens by id.</returns>
    public static IReadOnlyList<string> Learn(TokenCounts words, TokenizeOptions options)
    {
        var learning = new BytePairLearning();
        learning.Begin(words, options);
        while (learning._tokens.Count < options.MaximumVocabularySize && learning.Best(Math.Max(options.MinimumCount, 2)) is { } pair)
            learning.Join(pair);
        return learning._tokens;
    }

    private void Begin(TokenCounts words, TokenizeOptions options)
    {
        var characters = new TokenCounts();
        foreach ((string word, long count) in words.All)
        {
            foreach (string character in Characters(word))
                characters.Add(character, count);
        }

        foreach (string character in characters.MostFrequent(options.MinimumCount).Take(options.MaximumVocabularySize - 1))
            AddToken(character);

        // In an order of their own: a dictionary's is nobody's promise, and ties are broken by ids.
        foreach ((string word, long count) in words.All.OrderBy(word => word.Key, StringComparer.Ordinal))
        {
            List<int> pieces = Characters(word).Select(character => _ids.GetValueOrDefault(character, Vocabulary.UnknownId)).ToList();
            _words.Add((pieces, count));
            Count(_words.Count - 1, sign: 1);
        }
    }

    /// <summary>A word's characters, the last with the word's end where it has one.</summary>
    public static IEnumerable<string> Characters(string word)
    {
        bool ends = word.EndsWith(BytePairTokenizer.WordEnd, StringComparison.Ordinal);
        string plain = ends ? word[..^BytePairTokenizer.WordEnd.Length] : word;
        for (int i = 0; i < plain.Length;)
        {
            int length = char.IsHighSurrogate(plain[i]) && i + 1 < plain.Length ? 2 : 1;
            string character = plain.Substring(i, length);
            i += length;
            yield return ends && i == plain.Length ? character + BytePairTokenizer.WordEnd : character;
        }
    }

    private int AddToken(string token)
    {
        _ids.Add(token, _tokens.Count);
        _tokens.Add(token);
        return _tokens.Count - 1;
    }

    private (int Left, int Right)? Best(int minimumCount)
    {
        while (_queue.TryDequeue(out (int Left, int Right) pair, out (long NegativeCount, int, int) entry))
        {
            // An entry is stale where the pair was counted anew after it was made.
            if (_pairs.GetValueOrDefault(pair) != -entry.NegativeCount)
                continue;
            if (-entry.NegativeCount < minimumCount)
                return null;
            return pair;
        }

        return null;
    }

    private void Join((int Left, int Right) pair)
    {
        string joined = _tokens[pair.Left] + _tokens[pair.Right];
        if (!_ids.TryGetValue(joined, out int id))
            id = AddToken(joined);
        foreach (int word in _wordsOf[pair].ToArray())
        {
            Count(word, sign: -1);
            List<int> pieces = _words[word].Pieces;
            int kept = 0;
            for (int i = 0; i < pieces.Count; i++)
            {
                bool joins = i + 1 < pieces.Count && pieces[i] == pair.Left && pieces[i + 1] == pair.Right;
                pieces[kept++] = joins ? id : pieces[i];
                i += joins ? 1 : 0;
            }

            pieces.RemoveRange(kept, pieces.Count - kept);
            Count(word, sign: 1);
        }
    }

    private void Count(int word, int sign)
    {
        (List<int> pieces, long count) = _words[word];
        for (int i = 0; i + 1 < pieces.Count; i++)
        {
            (int Left, int Right) pair = (pieces[i], pieces[i + 1]);
            if (pair.Left == Vocabulary.UnknownId || pair.Right == Vocabulary.UnknownId)
                continue;
            long total = _pairs[pair] = _pairs.GetValueOrDefault(pair) + (sign * count);
            if (!_wordsOf.TryGetValue(pair, out HashSet<int>? words))
                _wordsOf.Add(pair, words = []);
            if (sign > 0)
                words.Add(word);
            else
                words.Remove(word);
            if (total > 0)
                _queue.Enqueue(pair, (-total, pair.Left, pair.Right));
        }
    }
}
