namespace Microsoft.ML.Tokenizers;

/// <summary>How a text is to be encoded.</summary>
public struct EncodeSettings
{
    /// <summary>Everything considered, any number of tokens.</summary>
    public EncodeSettings()
    {
        ConsiderNormalization = true;
        ConsiderPreTokenization = true;
        MaxTokenCount = int.MaxValue;
    }

    /// <summary>Whether the normalizer runs first.</summary>
    public bool ConsiderNormalization { get; set; }

    /// <summary>Whether the text is divided first.</summary>
    public bool ConsiderPreTokenization { get; set; }

    /// <summary>The most tokens to give.</summary>
    public int MaxTokenCount { get; set; }
}
