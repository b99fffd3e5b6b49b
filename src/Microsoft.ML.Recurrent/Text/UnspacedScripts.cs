namespace Microsoft.ML.Recurrent.Text;

/// <summary>How <see cref="TokenKind.Word"/> divides what is written without spaces between words: Chinese and Japanese, Thai, Lao, Khmer, Burmese, Tai, Javanese and
/// Balinese. Korean has spaces.</summary>
public enum UnspacedScripts
{
    /// <summary>As any other letters: all between two marks is one token, most often a sentence.</summary>
    WholeRuns,

    /// <summary>By character as its reader sees it, marks included (a grapheme cluster). Katakana stay together, as they mostly write one foreign word. Where such a script meets
    /// another, a token ends. Unicode Standard Annex 29, unicode.org/reports/tr29.</summary>
    Characters,
}
