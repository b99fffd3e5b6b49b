namespace Microsoft.ML.Recurrent.Text;

/// <summary>Pretrained vectors for the tokens of a vocabulary.</summary>
internal sealed class WordVectors
{
    internal WordVectors(int width, float[] values, bool[] isFound)
    {
        (Width, Values, IsFound) = (width, values, isFound);
        Found = isFound.Count(found => found);
    }

    /// <summary>D, numbers per token.</summary>
    public int Width { get; }

    /// <summary>[V, D] row-major; zeros where a token has no vector.</summary>
    public float[] Values { get; }

    /// <summary>Which tokens have a vector, by id.</summary>
    public bool[] IsFound { get; }

    /// <summary>Tokens that have a vector.</summary>
    public int Found { get; }

    /// <summary>The share of the vocabulary, without the unknown token, that has a vector. 0 to 1.</summary>
    public double Coverage => IsFound.Length <= 1 ? 0 : (double)Found / (IsFound.Length - 1);

    /// <summary>What a log says of it.</summary>
    public string Describe() => FormattableString.Invariant($"{Found} of {IsFound.Length - 1} tokens have a pretrained vector of {Width} numbers ({Coverage:p1}).");
}
