namespace Microsoft.ML.Tokenizers;

/// <summary>What encoding gave.</summary>
public struct EncodeResults<T>
{
    /// <summary>Tokens or ids.</summary>
    public IReadOnlyList<T> Tokens { get; set; }

    /// <summary>The text after normalization; null where nothing normalized it.</summary>
    public string NormalizedText { get; set; }

    /// <summary>Characters of that text that the tokens cover.</summary>
    public int CharsConsumed { get; set; }
}
