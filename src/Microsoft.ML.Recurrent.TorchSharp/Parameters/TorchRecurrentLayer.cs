namespace Microsoft.ML.Recurrent.TorchSharp;

/// <summary>One recurrent level: a module of torch's, or a recurrence composed of its operations where torch has no such cell.</summary>
internal sealed class TorchRecurrentLayer : RecurrentLayer
{
    private readonly DirectionParameters[] _directions;

    public TorchRecurrentLayer(TorchParameterSet set, string prefix, RecurrentSpec spec, int level)
        : base(spec, level)
    {
        Set = set;
        torch.Device device = set.Engine.Device;
        Recurrence = ModuleRecurrence.Covers(spec) ? ModuleRecurrence.Of(spec, device) : new ComposedRecurrence(spec, device);
        int rows = spec.Gates * spec.HiddenSize;
        _directions = new DirectionParameters[spec.Directions];
        for (int d = 0; d < _directions.Length; d++)
        {
            DirectionTensors tensors = Recurrence.Weights[d];
            _directions[d] = new(
                Enter("weight_ih", d, new(rows, spec.InputSize), tensors.InputWeight),
                Enter("weight_hh", d, new(rows, spec.HiddenSize), tensors.RecurrentWeight),
                Enter("bias_ih", d, new(rows), tensors.InputBias),
                Enter("bias_hh", d, new(rows), tensors.RecurrentBias, spec.Bias == BiasForm.Double));
        }

        TorchParameter Enter(string kind, int direction, Shape shape, Tensor value, bool isTrainable = true)
            => set.Enter(new TorchParameter(set, NameOf(prefix, kind, level, direction), shape, isTrainable, isOfLayer: true, value));
    }

    public TorchParameterSet Set { get; }

    public Recurrence Recurrence { get; }

    public override IReadOnlyList<DirectionParameters> Directions => _directions;
}
