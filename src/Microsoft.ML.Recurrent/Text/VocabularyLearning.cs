namespace Microsoft.ML.Recurrent.Text;

/// <summary>From texts to their vocabulary: counts what they hold, then keeps the most frequent.</summary>
internal sealed class VocabularyLearning
{
    private readonly TokenCounts _counts = new();
    private readonly TokenizeOptions _options;
    private readonly VocabularyTokenizer _tokenizer;
    private long _rows;

    public VocabularyLearning(TokenizeOptions options)
    {
        // An empty vocabulary: every token is counted as it would be looked up.
        var nothing = new Vocabulary([Vocabulary.UnknownToken]);
        _tokenizer = options.Tokens switch
        {
            TokenKind.Character => new CharacterTokenizer(nothing, options.Normalizer),
            TokenKind.BytePair => new WordTokenizer(nothing, options.Normalizer, UnspacedScripts.WholeRuns),
            _ => new WordTokenizer(nothing, options.Normalizer, options.UnspacedScripts),
        };
        _options = options;
    }

    /// <summary>What a log should warn of, once a vocabulary is learnt; null for nothing.</summary>
    public string? Remark { get; private set; }

    /// <summary>Counts a column, in one pass.</summary>
    public static VocabularyLearning Of(IDataView data, DataViewSchema.Column column, TokenizeOptions options)
    {
        var learning = new VocabularyLearning(options);
        List<ReadOnlyMemory<char>> tokens = [];
        using DataViewRowCursor cursor = data.GetRowCursor([column]);
        var rows = new TextRows(cursor, column);
        while (cursor.MoveNext())
        {
            if (rows.AreTokens)
            {
                rows.ReadTokens(tokens);
                learning.Add(tokens);
            }
            else
            {
                learning.Add(rows.ReadText().Span);
            }
        }

        return learning;
    }

    /// <summary>Counts a row's text.</summary>
    public void Add(ReadOnlySpan<char> text)
    {
        _rows++;
        var pieces = new TextPieces(text, _tokenizer);
        while (pieces.MoveNext())
        {
            if (_options.Tokens == TokenKind.BytePair)
                AddWord(_counts, pieces.Text);
            else
                _counts.Add(pieces.Text);
        }
    }

    /// <summary>Counts a row of ready-made tokens.</summary>
    public void Add(List<ReadOnlyMemory<char>> tokens)
    {
        _rows++;
        foreach (ReadOnlyMemory<char> token in tokens)
        {
            if (TextEncoder.Prepare(token.Span, _tokenizer.Normal) is { Length: > 0 } prepared)
                _counts.Add(prepared);
        }
    }

    /// <summary>The vocabulary of the rows so far.</summary>
    /// <param name="columnName">Where they come from, for errors.</param>
    /// <exception cref="InvalidDataException">The rows hold no token, or none often enough.</exception>
    public Vocabulary Learn(string columnName)
    {
        IReadOnlyList<string> tokens = _options.Tokens == TokenKind.BytePair
            ? BytePairLearning.Learn(_counts, _options)
            : [Vocabulary.UnknownToken, .. _counts.MostFrequent(_options.MinimumCount).Where(token => token != Vocabulary.UnknownToken).Take(_options.MaximumVocabularySize - 1)];
        if (tokens.Count > 1)
        {
            var vocabulary = new Vocabulary(tokens);
            Remark = TokenCoverage.Of(_counts, vocabulary, _options.Tokens).Remark(columnName, _options);
            return vocabulary;
        }

        throw new InvalidDataException(_counts.Count == 0
            ? FormattableString.Invariant($"Column '{columnName}' holds no token in {_rows} rows; there is nothing to learn. Give rows with text.")
            : FormattableString.Invariant($"No token of column '{columnName}' occurs {_options.MinimumCount} times in {_rows} rows. Give more rows, or lower MinimumCount."));
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
