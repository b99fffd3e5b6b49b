namespace Microsoft.ML.Recurrent.Text;

/// <summary>What a token is.</summary>
public enum TokenKind
{
    /// <summary>A word or a punctuation mark: a run of letters, digits, combining marks and apostrophes (' and ’), or any other single character but blanks and controls. By
    /// Unicode's categories, no culture's. Scripts without spaces as <see cref="Text.UnspacedScripts"/> says.</summary>
    Word,

    /// <summary>A character: one Unicode code point, blanks included.</summary>
    Character,

    /// <summary>A piece of a word, joined from its characters in the order in which the training texts taught it; a word's last piece ends with <c>&lt;/w&gt;</c>. Words of
    /// more than 64 characters are cut. What is written without spaces is one word, so that characters that go together become a token. Sennrich, Haddow &amp; Birch (2016), doi:10.18653/v1/P16-1162.</summary>
    BytePair,
}
