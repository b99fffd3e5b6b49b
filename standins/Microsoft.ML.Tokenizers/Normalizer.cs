namespace Microsoft.ML.Tokenizers;

/// <summary>Changes a text before it is divided.</summary>
public abstract class Normalizer
{
    /// <summary>Nothing to set.</summary>
    protected Normalizer()
    {
    }

    /// <summary>The text, changed.</summary>
    public abstract string Normalize(string original);

    /// <summary>The text, changed.</summary>
    public abstract string Normalize(ReadOnlySpan<char> original);
}
