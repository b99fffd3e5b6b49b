namespace Microsoft.ML.Recurrent.Text;

/// <summary>What a token is.</summary>
public enum TokenKind
{
    /// <summary>A word or a punctuation mark: see <see cref="WordTokenizer"/>.</summary>
    Word,

    /// <summary>A character: see <see cref="CharacterTokenizer"/>.</summary>
    Character,

    /// <summary>A piece of a word, as frequent ones were found in the training texts: see <see cref="BytePairTokenizer"/>.</summary>
    BytePair,
}
