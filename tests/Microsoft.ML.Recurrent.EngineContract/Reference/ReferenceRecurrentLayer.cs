using Microsoft.ML.Recurrent.Engines;

namespace Microsoft.ML.Recurrent.EngineContract.Reference;

/// <summary>One recurrent level whose parameters are double.</summary>
public sealed class ReferenceRecurrentLayer : RecurrentLayer
{
    internal ReferenceRecurrentLayer(ReferenceParameterSet set, string prefix, int level, RecurrentSpec spec) : base(spec, level)
    {
        Set = set;
        int rows = spec.Gates * spec.HiddenSize;
        bool trainsRecurrentBias = spec.Bias == BiasForm.Double;
        Directions = [.. Enumerable.Range(0, spec.Directions).Select(direction => new DirectionParameters(
            InputWeight: Add("weight_ih", direction, new Shape(rows, spec.InputSize)),
            RecurrentWeight: Add("weight_hh", direction, new Shape(rows, spec.HiddenSize)),
            InputBias: Add("bias_ih", direction, new Shape(rows)),
            RecurrentBias: Add("bias_hh", direction, new Shape(rows), trainsRecurrentBias)))];

        Parameter Add(string kind, int direction, Shape shape, bool isTrainable = true)
            => set.AddOwn(NameOf(prefix, kind, level, direction), shape, isTrainable);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<DirectionParameters> Directions { get; }

    internal ReferenceParameterSet Set { get; }
}
