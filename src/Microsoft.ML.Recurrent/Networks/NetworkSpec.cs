using Microsoft.ML.Recurrent.Engines;

namespace Microsoft.ML.Recurrent.Networks;

/// <summary>A stack of recurrent levels, before it an embedding where steps are tokens, and a linear head on what its outputs are pooled to. Immutable; what a saved model is rebuilt from.</summary>
public sealed record NetworkSpec
{
    /// <summary>The cell of every level.</summary>
    public required RecurrentCell Cell { get; init; }

    /// <summary>D, numbers per time step; of tokens, numbers per row of the embedding.</summary>
    public required int InputSize { get; init; }

    /// <summary>H, units per level and direction.</summary>
    public required int HiddenSize { get; init; }

    /// <summary>K, numbers that the head gives.</summary>
    public required int OutputSize { get; init; }

    /// <summary>L, stacked levels.</summary>
    public int Layers { get; init; } = 1;

    /// <summary>Whether every level reads the sequence in both directions.</summary>
    public bool Bidirectional { get; init; }

    /// <summary>The squashing function of RNN and LSTM cells.</summary>
    public CellActivation Activation { get; init; }

    /// <summary>Where a GRU's reset gate acts.</summary>
    public ResetGate ResetGate { get; init; }

    /// <summary>How many bias vectors each level trains.</summary>
    public BiasForm Bias { get; init; }

    /// <summary>V, rows of the embedding in front: steps are token ids from 0. 0 where steps are numbers.</summary>
    public int VocabularySize { get; init; }

    /// <summary>Whether the embedding keeps the values that it is given.</summary>
    public bool FrozenEmbedding { get; init; }

    /// <summary>How the steps' outputs become the row that the head reads.</summary>
    public Pooling Pooling { get; init; }

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
        => checked(LevelCount(Level(0)) + (Layers == 1 ? 0 : (Layers - 1L) * LevelCount(Level(1))) + (long)OutputSize * (Level(0).OutputSize + 1)
            + (long)VocabularySize * InputSize + (Pooling == Pooling.Attention ? AttentionPooling.ParameterCount(Level(0).OutputSize) : 0));

    internal NetworkSpec Validate()
    {
        Check.AtLeast(OutputSize, 1, "outputs");
        Check.AtLeast(Layers, 1, "levels");
        Check.AtLeast(VocabularySize, 0, "tokens");
        Check.Defined(Pooling);
        _ = Level(0);
        return this;
    }

    private static long LevelCount(RecurrentSpec level)
        => checked((long)level.Directions * level.Gates * level.HiddenSize * (level.InputSize + level.HiddenSize + 2));
}
