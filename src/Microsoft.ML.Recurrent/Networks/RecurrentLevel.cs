using Microsoft.ML.Recurrent.Engines;

namespace Microsoft.ML.Recurrent.Networks;

/// <summary>One level of a stack, whatever it is made of.</summary>
internal abstract class RecurrentLevel
{
    /// <summary>Adds a level's parameters, all zero.</summary>
    public static RecurrentLevel Create(ParameterSet parameters, string prefix, int level, RecurrentSpec spec, bool layerNorm)
        => layerNorm ? new NormalizedLevel(parameters, prefix, level, spec) : new FusedLevel(parameters.AddRecurrent(prefix, level, spec));

    /// <summary>What the engine runs whole; null where the level is composed of operations.</summary>
    public virtual RecurrentLayer? Layer => null;

    public abstract void Initialize(Initializer initializer);

    /// <summary>All time steps of x [T, B, I], from a state of zeros.</summary>
    public abstract LevelOutput Forward(IStep step, ITensor x, Lengths lengths);
}
