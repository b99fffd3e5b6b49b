using System.Text;

namespace Microsoft.ML.Recurrent.Text;

/// <summary>How much of the texts that a vocabulary was learnt from it can tell apart.</summary>
internal sealed class TokenCoverage
{
    /// <summary>Longer than any word of a natural text: of the 14 million tokens of 50 000 film reviews 14 are longer, none of them a word. Unit: characters (UTF-16).</summary>
    public const int LongestWord = 40;

    private const double Most = 0.5;

    private TokenCoverage(long tokens, long unknown, long tooLong, long either)
    {
        (Tokens, Unknown, TooLong, Either) = (tokens, unknown, tooLong, either);
    }

    /// <summary>Tokens with a letter or a digit: marks are frequent in whatever a column holds.</summary>
    private long Tokens { get; }

    private long Unknown { get; }

    private long TooLong { get; }

    private long Either { get; }

    /// <param name="counts">Of words and characters: those. Of byte pairs: the words, with their ends.</param>
    /// <param name="vocabulary">What was learnt from them.</param>
    /// <param name="kind">What they are.</param>
    public static TokenCoverage Of(TokenCounts counts, Vocabulary vocabulary, TokenKind kind)
    {
        long tokens = 0, unknown = 0, tooLong = 0, either = 0;
        foreach ((string token, long count) in counts.All)
        {
            bool ends = kind == TokenKind.BytePair && token.EndsWith(BytePairTokenizer.WordEnd, StringComparison.Ordinal);
            string word = ends ? token[..^BytePairTokenizer.WordEnd.Length] : token;
            if (!word.EnumerateRunes().Any(Rune.IsLetterOrDigit))
                continue;
            bool isUnknown = kind == TokenKind.BytePair
                ? BytePairLearning.Characters(token).Any(character => vocabulary.Find(character) < 0)
                : vocabulary.Find(token) < 0;
            bool isTooLong = word.Length > LongestWord;
            tokens += count;
            unknown += isUnknown ? count : 0;
            tooLong += isTooLong ? count : 0;
            either += isUnknown || isTooLong ? count : 0;
        }

        return new TokenCoverage(tokens, unknown, tooLong, either);
    }

    /// <summary>What a log warns of; null where most tokens are words that are known.</summary>
    public string? Remark(string columnName, TokenizeOptions options) => Tokens == 0 || Either <= Most * Tokens ? null : FormattableString.Invariant(
        $"Column '{columnName}': of {Tokens} {Noun(options.Tokens)} in the training texts {Share(Unknown)} are unknown and {Share(TooLong)} longer than {LongestWord} characters, so that little of a text is read. {Advice(options)}");

    private string Share(long count) => FormattableString.Invariant($"{100.0 * count / Tokens:0.#} %");

    private static string Noun(TokenKind kind) => kind == TokenKind.Character ? "characters" : "words";

    private static string Advice(TokenizeOptions options) => options switch
    {
        { Tokens: TokenKind.Word, UnspacedScripts: UnspacedScripts.WholeRuns } => "If the language is written without spaces, set UnspacedScripts to Characters; if the column holds ids or encoded data, name another; otherwise give more texts, lower MinimumCount, or set Tokens to BytePair.",
        { Tokens: TokenKind.Word } => "If the column holds ids or encoded data, name another; otherwise give more texts, lower MinimumCount, or set Tokens to BytePair or Character.",
        _ => "If the column holds ids or encoded data, name another; otherwise give more texts, or lower MinimumCount.",
    };
}
