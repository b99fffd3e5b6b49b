namespace Microsoft.ML.Recurrent.Text;

/// <summary>How often each token occurs.</summary>
internal sealed class TokenCounts
{
    private readonly Dictionary<string, long> _counts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long>.AlternateLookup<ReadOnlySpan<char>> _bySpan;

    public TokenCounts() => _bySpan = _counts.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Different tokens.</summary>
    public int Count => _counts.Count;

    public IEnumerable<KeyValuePair<string, long>> All => _counts;

    public void Add(ReadOnlySpan<char> token, long times = 1) => _bySpan[token] = _bySpan.TryGetValue(token, out long count) ? count + times : times;

    /// <summary>The most frequent tokens, those of equal count in ordinal order.</summary>
    public IEnumerable<string> MostFrequent(int minimumCount)
        => _counts.Where(token => token.Value >= minimumCount).OrderByDescending(token => token.Value).ThenBy(token => token.Key, StringComparer.Ordinal)
            .Select(token => token.Key);
}
