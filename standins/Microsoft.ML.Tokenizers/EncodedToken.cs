namespace Microsoft.ML.Tokenizers;

/// <summary>A token of a text: its id, what it says, and where it stands.</summary>
public readonly struct EncodedToken : IEquatable<EncodedToken>
{
    /// <summary>A token.</summary>
    public EncodedToken(int id, string value, Range offset)
    {
        Id = id;
        Value = value;
        Offset = offset;
    }

    /// <summary>The id in the vocabulary.</summary>
    public int Id { get; }

    /// <summary>The token's text.</summary>
    public string Value { get; }

    /// <summary>Its characters in the text that was encoded, after normalization.</summary>
    public Range Offset { get; }

    /// <summary>Whether both are the same token at the same place.</summary>
    public bool Equals(EncodedToken other) => Id == other.Id && Value == other.Value && Offset.Equals(other.Offset);
}
