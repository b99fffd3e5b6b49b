using Microsoft.ML.Tokenizers;

namespace Microsoft.ML.Recurrent.Text;

/// <summary>From texts, or ready-made tokens, to ids: a tokenizer, its vocabulary and the limit of a row.</summary>
internal sealed class TextEncoder
{
    private readonly TokenLimit _limit;
    private readonly TextNormalizer _normalizer;

    private TextEncoder(TokenizeOptions options, Tokenizer tokenizer, Vocabulary vocabulary, ITokenizerSource? source)
    {
        (Tokenizer, Vocabulary, Source) = (tokenizer, vocabulary, source);
        (_limit, _normalizer) = (TokenLimit.Of(options), options.Normalizer);
    }

    public Tokenizer Tokenizer { get; }

    public Vocabulary Vocabulary { get; }

    /// <summary>What makes the tokenizer, where it is the user's.</summary>
    public ITokenizerSource? Source { get; }

    public static TextEncoder Of(TokenizeOptions options, Vocabulary vocabulary) => new(options, options.Tokens switch
    {
        TokenKind.Character => new CharacterTokenizer(vocabulary, options.Normalizer),
        TokenKind.BytePair => new BytePairTokenizer(vocabulary, options.Normalizer),
        _ => new WordTokenizer(vocabulary, options.Normalizer, options.UnspacedScripts),
    }, vocabulary, source: null);

    /// <exception cref="ArgumentException">The vocabulary holds a token twice.</exception>
    public static TextEncoder Of(TokenizeOptions options, ITokenizerSource source)
        => new(options, source.Tokenizer, new Vocabulary(source.Vocabulary.Select(token => Text.Vocabulary.Clean(token)).ToArray()), source);

    /// <summary>A ready-made token as it is looked up; empty where nobody sees it.</summary>
    public static string Prepare(ReadOnlySpan<char> token, TextNormalizer normalizer)
    {
        string clean = normalizer.Normalize(Text.Vocabulary.Clean(token));
        return normalizer.LowerCase && clean != Text.Vocabulary.UnknownToken ? clean.ToLowerInvariant() : clean;
    }

    /// <summary>The ids of a text's tokens.</summary>
    /// <exception cref="InvalidOperationException">The user's tokenizer gave an id beyond its vocabulary.</exception>
    public void Encode(ReadOnlySpan<char> text, List<int> ids)
    {
        ids.Clear();
        if (text.IsEmpty)
            return;
        ids.AddRange(Tokenizer.EncodeToIds(text));
        Check(ids);
        _limit.Apply(ids);
    }

    /// <summary>The tokens of a text, with their places in it.</summary>
    public List<EncodedToken> EncodeToTokens(string text)
    {
        var tokens = new List<EncodedToken>(text.Length == 0 ? [] : Tokenizer.EncodeToTokens(text, out _));
        Check(tokens.ConvertAll(token => token.Id));
        _limit.Apply(tokens);
        return tokens;
    }

    /// <summary>The ids of ready-made tokens.</summary>
    public void Encode(List<ReadOnlyMemory<char>> tokens, List<int> ids)
    {
        ids.Clear();
        foreach (ReadOnlyMemory<char> token in tokens)
        {
            if (Prepare(token.Span, _normalizer) is { Length: > 0 } prepared)
                ids.Add(Vocabulary.IdOf(prepared));
        }

        _limit.Apply(ids);
    }

    private void Check(List<int> ids)
    {
        if (Source is null)
            return;
        foreach (int id in ids)
        {
            if ((uint)id >= (uint)Vocabulary.Count)
                throw new InvalidOperationException(FormattableString.Invariant($"Tokenizer {Tokenizer.GetType().Name} gave the id {id}; its source's vocabulary has ids 0 to {Vocabulary.Count - 1}. Give the whole vocabulary."));
        }
    }
}
