namespace Microsoft.ML.Recurrent.Text;

/// <summary>Which tokens of a long text stay: some from its head, some from its tail.</summary>
internal readonly record struct TokenLimit(int Head, int Tail)
{
    public static TokenLimit Of(TokenizeOptions options) => options switch
    {
        { MaximumLength: not { } } => new(int.MaxValue, 0),
        { MaximumLength: { } length, Truncation: Truncation.KeepTail } => new(0, length),
        { MaximumLength: { } length, Truncation: Truncation.KeepBothEnds } => new(length - (length / 2), length / 2),
        { MaximumLength: { } length } => new(length, 0),
    };

    /// <summary>Takes out what is too much, from the middle or an end.</summary>
    public void Apply<T>(List<T> tokens)
    {
        long kept = (long)Head + Tail;
        if (tokens.Count > kept)
            tokens.RemoveRange(Head, tokens.Count - (int)kept);
    }
}
