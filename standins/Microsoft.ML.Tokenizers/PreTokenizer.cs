namespace Microsoft.ML.Tokenizers;

/// <summary>Divides a text into pieces that no token crosses.</summary>
public abstract class PreTokenizer
{
    /// <summary>Nothing to set.</summary>
    protected PreTokenizer()
    {
    }

    /// <summary>Offset and length of every piece.</summary>
    public abstract IEnumerable<(int, int)> PreTokenize(string text);

    /// <summary>Offset and length of every piece.</summary>
    public abstract IEnumerable<(int, int)> PreTokenize(ReadOnlySpan<char> text);
}
