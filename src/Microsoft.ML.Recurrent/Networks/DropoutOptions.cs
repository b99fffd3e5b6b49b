namespace Microsoft.ML.Recurrent.Networks;

/// <summary>What a training leaves out at random, another choice for every row and epoch, so that no unit relies on a single other one. Immutable.</summary>
/// <remarks>What stays is multiplied by 1/(1 − p), so that nothing changes when scoring. A row's choice follows from the seed, the epoch and the row's number
/// alone: neither threads nor batches nor padding matter, and a resumed training makes the same ones. Srivastava et al. (2014), JMLR 15:1929–1958.</remarks>
public sealed record DropoutOptions
{
    /// <summary>p of each number of the input. No unit. Range: 0 to below 1.</summary>
    /// <value>Default 0: a series has few numbers per step, and each counts.</value>
    public float Input { get; init; }

    /// <summary>p of each token of a row to be read as the unknown one, token 0 as Tokenize has it; tokens only. No unit. Range: 0 to below 1.
    /// Iyyer et al. (2015), doi:10.3115/v1/P15-1162.</summary>
    /// <value>Default 0: nothing is left out unasked.</value>
    public float Words { get; init; }

    /// <summary>p of each row of the embedding: a token that is left out is so wherever it stands in a sequence, with all its numbers; tokens only. No unit.
    /// Range: 0 to below 1. Gal &amp; Ghahramani (2016), arXiv:1512.05287, section 4.2.</summary>
    /// <value>Default 0: nothing is left out unasked.</value>
    public float Embedding { get; init; }

    /// <summary>p of each output of a level that the next one reads. No unit. Range: 0 to below 1; above 0 it needs two levels or more.
    /// Zaremba et al. (2014), arXiv:1409.2329.</summary>
    /// <value>Default 0: nothing is left out unasked.</value>
    public float BetweenLevels { get; init; }

    /// <summary>p of each number that the head reads: of the last state, or of what the outputs are pooled to. No unit. Range: 0 to below 1.</summary>
    /// <value>Default 0: small networks on a few thousand rows learn too little rather than too much.</value>
    public float Head { get; init; }

    /// <summary>Whether <see cref="Input"/> and <see cref="BetweenLevels"/> leave out the same units in all time steps of a row instead of others in each.
    /// Gal &amp; Ghahramani (2016), arXiv:1512.05287, without their mask between the states.</summary>
    /// <value>Default false, as PyTorch and Keras have it.</value>
    public bool SameInAllSteps { get; init; }

    internal bool IsNone => Input == 0 && BetweenLevels == 0 && Head == 0 && !NeedsTokens;

    private bool NeedsTokens => Words > 0 || Embedding > 0;

    internal void Validate(int levels)
    {
        Check.InRange(Input, 0f, 1f);
        Check.InRange(Words, 0f, 1f);
        Check.InRange(Embedding, 0f, 1f);
        Check.InRange(BetweenLevels, 0f, 1f);
        Check.InRange(Head, 0f, 1f);
        if (BetweenLevels > 0 && levels == 1)
        {
            throw new ArgumentException(FormattableString.Invariant(
                $"BetweenLevels is {BetweenLevels}, but Layers is 1; there is nothing between levels. Set Layers to 2 or more, or use Head."), nameof(BetweenLevels));
        }

        if (SameInAllSteps && Input == 0 && BetweenLevels == 0)
            throw new ArgumentException("SameInAllSteps is set, but Input and BetweenLevels are 0; it says how these two leave out. Set one of them above 0.", nameof(SameInAllSteps));
    }

    /// <exception cref="ArgumentException">Tokens are to be left out, and the network reads numbers.</exception>
    internal void ValidateFor(NetworkSpec network)
    {
        if (NeedsTokens && network.VocabularySize == 0)
            throw new ArgumentException(FormattableString.Invariant($"Dropout.Words is {Words} and Dropout.Embedding {Embedding}, but the features are numbers, not tokens. Set both to 0, or use Input."));
    }
}
