namespace Microsoft.ML.Recurrent.Text;

/// <summary>From the texts of a column to its vocabulary, in one pass.</summary>
internal static class VocabularyLearning
{
    /// <exception cref="InvalidOperationException">The rows hold no token, or none often enough.</exception>
    public static Vocabulary Learn(IDataView data, DataViewSchema.Column column, TokenizeOptions options)
    {
        var counts = new TokenCounts();
        long rows = Count(data, column, options, counts);
        IReadOnlyList<string> tokens = options.Tokens == TokenKind.BytePair
            ? BytePairLearning.Learn(counts, options)
            : [Vocabulary.UnknownToken, .. counts.MostFrequent(options.MinimumCount).Where(token => token != Vocabulary.UnknownToken).Take(options.MaximumVocabularySize - 1)];
        if (tokens.Count > 1)
            return new Vocabulary(tokens);
        throw new InvalidOperationException(counts.Count == 0
            ? FormattableString.Invariant($"Column '{column.Name}' holds no token in {rows} rows; there is nothing to learn. Give rows with text.")
            : FormattableString.Invariant($"No token of column '{column.Name}' occurs {options.MinimumCount} times in {rows} rows. Give more rows, or lower MinimumCount."));
    }

    private static long Count(IDataView data, DataViewSchema.Column column, TokenizeOptions options, TokenCounts counts)
    {
        // An empty vocabulary: every token is counted as it would be looked up.
        var nothing = new Vocabulary([Vocabulary.UnknownToken]);
        VocabularyTokenizer tokenizer = options.Tokens == TokenKind.Character ? new CharacterTokenizer(nothing, options.LowerCase) : new WordTokenizer(nothing, options.LowerCase);
        List<ReadOnlyMemory<char>> tokens = [];
        using DataViewRowCursor cursor = data.GetRowCursor([column]);
        var rows = new TextRows(cursor, column);
        long count = 0;
        for (; cursor.MoveNext(); count++)
        {
            if (rows.AreTokens)
            {
                rows.ReadTokens(tokens);
                foreach (ReadOnlyMemory<char> token in tokens)
                    counts.Add(TextEncoder.Prepare(token.Span, options.LowerCase));
                continue;
            }

            var pieces = new TextPieces(rows.ReadText().Span, options.LowerCase, tokenizer);
            while (pieces.MoveNext())
            {
                if (options.Tokens == TokenKind.BytePair)
                    AddWord(counts, pieces.Text);
                else
                    counts.Add(pieces.Text);
            }
        }

        return count;
    }

    private static void AddWord(TokenCounts counts, ReadOnlySpan<char> word)
    {
        Span<int> ends = stackalloc int[BytePairTokenizer.LongestWord];
        while (!word.IsEmpty)
        {
            int end = ends[BytePairTokenizer.Characters(word, ends) - 1];
            counts.Add(end == word.Length ? string.Concat(word, BytePairTokenizer.WordEnd) : word[..end]);
            word = word[end..];
        }
    }
}
