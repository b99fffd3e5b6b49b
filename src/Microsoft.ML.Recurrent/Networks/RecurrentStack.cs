using Microsoft.ML.Recurrent.Engines;

namespace Microsoft.ML.Recurrent.Networks;

/// <summary>The recurrent levels of a network, one on top of the other, with dropout before and between them.</summary>
internal sealed class RecurrentStack
{
    private readonly RecurrentLevel[] _levels;

    /// <summary>Adds the levels' parameters behind a prefix, all zero.</summary>
    public RecurrentStack(ParameterSet parameters, string prefix, NetworkSpec spec)
    {
        _levels = Enumerable.Range(0, spec.Layers).Select(level => RecurrentLevel.Create(parameters, prefix, level, spec.Level(level), spec.LayerNorm)).ToArray();
        OutputSize = spec.Level(spec.Layers - 1).OutputSize;
    }

    /// <summary>D·H, numbers per time step of the last level.</summary>
    public int OutputSize { get; }

    /// <summary>The levels that the engine runs whole; null for one that is composed of operations.</summary>
    public IEnumerable<RecurrentLayer?> Layers => _levels.Select(level => level.Layer);

    public void Initialize(Initializer initializer)
    {
        foreach (RecurrentLevel level in _levels)
            level.Initialize(initializer);
    }

    /// <summary>x [T, B, D] to the last level's outputs and final state. Without <paramref name="dropout"/> nothing is left out.</summary>
    public LevelOutput Forward(IStep step, ITensor x, Lengths lengths, DropoutMasks? dropout)
    {
        if (dropout is not null)
            x = dropout.Input(step, x, lengths);
        LevelOutput output = _levels[0].Forward(step, x, lengths);
        for (int level = 1; level < _levels.Length; level++)
        {
            ITensor below = dropout is null ? output.Outputs : dropout.BetweenLevels(step, output.Outputs, lengths, level - 1);
            output = _levels[level].Forward(step, below, lengths);
        }

        return output;
    }
}
