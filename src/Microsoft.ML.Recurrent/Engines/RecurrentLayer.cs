namespace Microsoft.ML.Recurrent.Engines;

/// <summary>One recurrent level with its parameters.</summary>
public abstract class RecurrentLayer
{
    /// <summary>Creates the layer's description.</summary>
    /// <param name="spec">Cell and sizes; checked by the set that makes the layer.</param>
    /// <param name="level">Position in a stack, from 0.</param>
    protected RecurrentLayer(RecurrentSpec spec, int level)
    {
        (Spec, Level) = (spec, level);
    }

    /// <summary>Cell and sizes.</summary>
    public RecurrentSpec Spec { get; }

    /// <summary>Position in a stack, from 0.</summary>
    public int Level { get; }

    /// <summary>Parameters of each direction, forward first.</summary>
    public abstract IReadOnlyList<DirectionParameters> Directions { get; }

    /// <summary>PyTorch's name of one parameter of a level.</summary>
    /// <param name="prefix">Module name, or empty.</param>
    /// <param name="kind"><c>weight_ih</c>, <c>weight_hh</c>, <c>bias_ih</c> or <c>bias_hh</c>.</param>
    /// <param name="level">From 0.</param>
    /// <param name="direction">0 forward, 1 backward.</param>
    /// <returns>For instance <c>encoder.weight_ih_l0_reverse</c>.</returns>
    protected internal static string NameOf(string prefix, string kind, int level, int direction)
        => $"{(prefix.Length == 0 ? "" : prefix + ".")}{kind}_l{level}{(direction == 0 ? "" : "_reverse")}";
}
