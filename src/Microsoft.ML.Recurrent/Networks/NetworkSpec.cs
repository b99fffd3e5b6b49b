using Microsoft.ML.Recurrent.Engines;

namespace Microsoft.ML.Recurrent.Networks;

/// <summary>A stack of recurrent levels, before it an embedding where steps are tokens, and a linear head on what its outputs are pooled to; beside it, if wanted, a bag of n-grams. Immutable; what a saved model is rebuilt from.</summary>
public sealed record NetworkSpec
{
    private const int MaximumParameters = int.MaxValue; // 8 gigabytes, and with gradients and moments four times that
    internal const int MaximumLayers = 1000; // each is built for itself; published stacks have ten at most
    private const int MaximumOutputs = 1 << 22; // 256 rows are scored together, and their outputs lie in one array

    /// <summary>The cell of every level.</summary>
    public required RecurrentCell Cell { get; init; }

    /// <summary>D, numbers per time step; of tokens, numbers per row of the embedding. 1 or more.</summary>
    public required int InputSize { get; init; }

    /// <summary>H, units per level and direction. 1 or more.</summary>
    public required int HiddenSize { get; init; }

    /// <summary>K, numbers that the head gives. 1 to 4 194 304.</summary>
    public required int OutputSize { get; init; }

    /// <summary>L, stacked levels. 1 to 1000.</summary>
    public int Layers { get; init; } = 1;

    /// <summary>Whether every level reads the sequence in both directions.</summary>
    public bool Bidirectional { get; init; }

    /// <summary>The squashing function of RNN and LSTM cells; a GRU has tanh.</summary>
    public CellActivation Activation { get; init; }

    /// <summary>Where a GRU's reset gate acts; other cells ignore it.</summary>
    public ResetGate ResetGate { get; init; }

    /// <summary>How many bias vectors each level trains.</summary>
    public BiasForm Bias { get; init; }

    /// <summary>Whether each level normalises within its cells.</summary>
    public bool LayerNorm { get; init; }

    /// <summary>V, rows of the embedding in front: steps are token ids from 0. 0 where steps are numbers.</summary>
    public int VocabularySize { get; init; }

    /// <summary>Whether the embedding keeps the values that it is given.</summary>
    public bool FrozenEmbedding { get; init; }

    /// <summary>How the steps' outputs become the row that the head reads.</summary>
    public Pooling Pooling { get; init; }

    /// <summary>N, rows of the tables of a bag of n-grams that answers beside the recurrent levels: V tokens, then pairs of them. 0 where there is none.</summary>
    public int NgramCount { get; init; }

    internal RecurrentSpec Level(int level) => new RecurrentSpec
    {
        Cell = Cell,
        InputSize = level == 0 ? InputSize : HiddenSize * (Bidirectional ? 2 : 1),
        HiddenSize = HiddenSize,
        Activation = Activation,
        ResetGate = ResetGate,
        Bidirectional = Bidirectional,
        Bias = Bias,
    }.Validate();

    /// <summary>Numbers in all parameters, trained or frozen. Levels above the first are all alike, so that a damaged file's billion of them is counted at once.</summary>
    internal long ParameterCount
        => checked((long)CountParameters());

    internal NetworkSpec Validate()
    {
        Check.AtLeast(InputSize, 1, "numbers per time step");
        Check.AtLeast(HiddenSize, 1, "units");
        Check.Between(OutputSize, 1, MaximumOutputs, "outputs");
        Check.Between(Layers, 1, MaximumLayers, "levels");
        Check.AtLeast(VocabularySize, 0, "tokens");
        Check.AtLeast(NgramCount, 0, "n-grams");
        if (NgramCount > 0 && (VocabularySize == 0 || NgramCount < VocabularySize))
            throw new ArgumentOutOfRangeException(nameof(NgramCount), NgramCount, FormattableString.Invariant($"NgramCount is {NgramCount}; it must be 0, or at least the {VocabularySize} tokens, of which there must be some."));
        Check.Defined(Pooling);
        if (CountParameters() > MaximumParameters)
        {
            throw new ArgumentOutOfRangeException(nameof(HiddenSize), HiddenSize, FormattableString.Invariant(
                $"HiddenSize {HiddenSize}, Layers {Layers}, {InputSize} inputs, {VocabularySize} tokens, {NgramCount} n-grams and {OutputSize} outputs make {CountParameters()} parameters; a network may have {MaximumParameters}. Make it smaller."));
        }

        _ = Level(0);
        return this;
    }

    private Int128 CountParameters()
    {
        int directions = Bidirectional ? 2 : 1;
        Int128 above = Layers == 1 ? 0 : (Int128)(Layers - 1) * LevelCount((Int128)HiddenSize * directions);
        Int128 width = (Int128)HiddenSize * directions;
        Int128 pooling = Pooling == Pooling.Attention ? AttentionPooling.ParameterCount(width) : 0;
        return LevelCount(InputSize) + above + pooling + OutputSize * (width + 1) + (Int128)VocabularySize * InputSize
            + NgramBag.ParameterCount(NgramCount, OutputSize);
    }

    // Wide enough for any sizes: a file or a slip of the hand may claim billions.
    private Int128 LevelCount(Int128 inputs)
    {
        int gates = Cell switch { RecurrentCell.Rnn => 1, RecurrentCell.Lstm => 4, _ => 3 };
        Int128 others = LayerNorm ? NormalizedCell.OthersPerUnit(Cell, gates) : 2 * gates;
        return (Bidirectional ? 2 : 1) * (Int128)HiddenSize * (gates * (inputs + HiddenSize) + others);
    }
}
