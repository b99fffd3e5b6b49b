namespace Microsoft.ML.Recurrent.Engines.Managed;

/// <summary>One recurrent level with its weights in the kernels' layout.</summary>
internal sealed class ManagedRecurrentLayer : RecurrentLayer
{
    private readonly DirectionParameters[] _directions;

    public ManagedRecurrentLayer(ManagedParameterSet set, string prefix, RecurrentSpec spec, int level)
        : base(spec, level)
    {
        Set = set;
        _directions = new DirectionParameters[spec.Directions];
        int rows = spec.Gates * spec.HiddenSize;
        for (int d = 0; d < _directions.Length; d++)
        {
            _directions[d] = new(
                set.Enter(new InputMajorParameter(set, NameOf(prefix, "weight_ih", level, d), new(rows, spec.InputSize), isTrainable: true)),
                set.Enter(new InputMajorParameter(set, NameOf(prefix, "weight_hh", level, d), new(rows, spec.HiddenSize), isTrainable: true)),
                set.Enter(new DenseParameter(set, NameOf(prefix, "bias_ih", level, d), new(rows), isTrainable: true)),
                set.Enter(new DenseParameter(set, NameOf(prefix, "bias_hh", level, d), new(rows), spec.Bias == BiasForm.Double)));
        }
    }

    public ManagedParameterSet Set { get; }

    public override IReadOnlyList<DirectionParameters> Directions => _directions;
}
