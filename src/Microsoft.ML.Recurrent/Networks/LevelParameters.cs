using Microsoft.ML.Recurrent.Engines;

namespace Microsoft.ML.Recurrent.Networks;

/// <summary>Adds one direction's parameters under PyTorch's names.</summary>
internal readonly record struct LevelParameters(ParameterSet Set, string Prefix, int Level, int Direction)
{
    /// <param name="kind"><c>weight_ih</c>, <c>weight_hh</c> or <c>bias_ih</c>.</param>
    /// <param name="shape">Its shape.</param>
    public Parameter Weight(string kind, Shape shape) => Set.Add(Name(kind), shape);

    /// <summary>Scale and shift of a layer normalisation: <c>norm_ih</c> gives <c>encoder.norm_ih_l0.weight</c> and <c>.bias</c>.</summary>
    public Norm Norm(string kind, int width, bool trainsBias = true)
        => new(Set.Add(Name(kind) + ".weight", new Shape(width)), Set.Add(Name(kind) + ".bias", new Shape(width), trainsBias));

    private string Name(string kind) => RecurrentLayer.NameOf(Prefix, kind, Level, Direction);
}
