namespace Microsoft.ML.Recurrent.TorchSharp;

/// <summary>A level step by step, for the cells that torch has no module of: the LSTM with relu, and the GRU whose reset gate acts before the product.</summary>
/// <remarks>Slower than a module by the calls of each step. Inputs behind a row's length are set to zero before the first step, so that what they hold
/// reaches no gradient, and steps there leave the state as it was.</remarks>
internal sealed class ComposedRecurrence : Recurrence
{
    private readonly DirectionTensors[] _weights;

    public ComposedRecurrence(RecurrentSpec spec, torch.Device device)
        : base(spec, device)
    {
        long rows = spec.Gates * (long)spec.HiddenSize;
        _weights = new DirectionTensors[spec.Directions];
        for (int d = 0; d < _weights.Length; d++)
            _weights[d] = new(Zeros(rows, spec.InputSize), Zeros(rows, spec.HiddenSize), Zeros(rows), Zeros(rows));

        Tensor Zeros(params long[] shape) => HostMemory.Zeros(shape, device);
    }

    public override IReadOnlyList<DirectionTensors> Weights => _weights;

    /// <summary>The set frees the weights: they are its parameters.</summary>
    public override void Dispose() { }

    protected override SequenceTensors Run(Tensor x, int steps, int batch, int[]? lengths, Tensor? hidden, Tensor? cell)
    {
        Tensor? padding = lengths is null ? null : Padding.Of(lengths, steps, Device);
        if (padding is not null)
            x = x.masked_fill(padding, Scalars.Zero);
        Tensor[]? paddingAt = padding?.unbind();
        var directions = new SequenceTensors[_weights.Length];
        for (int d = 0; d < directions.Length; d++)
            directions[d] = Walk(_weights[d], x, paddingAt, isReverse: d == 1, StateOf(hidden, d, batch), StateOf(cell, d, batch));
        return directions.Length == 1
            ? directions[0]
            : new(
                torch.cat([directions[0].Outputs, directions[1].Outputs], 2),
                torch.cat([directions[0].Hidden, directions[1].Hidden], 1),
                directions is [{ Cell: { } forward }, { Cell: { } backward }] ? torch.cat([forward, backward], 1) : null);
    }

    private SequenceTensors Walk(
        DirectionTensors weights, Tensor x, Tensor[]? paddingAt, bool isReverse, Tensor hidden, Tensor cell)
    {
        Tensor[] projected = torch.nn.functional.linear(x, weights.InputWeight, weights.InputBias).unbind(); // T of [B, G·H]
        var outputs = new Tensor[projected.Length];
        for (int k = 0; k < projected.Length; k++)
        {
            int t = isReverse ? projected.Length - 1 - k : k;
            (Tensor nextHidden, Tensor nextCell) = Spec.HasCellState
                ? LstmStep(weights, projected[t], hidden, cell)
                : (GruStep(weights, projected[t], hidden), cell);
            outputs[t] = nextHidden;
            if (paddingAt is not null)
            {
                outputs[t] = nextHidden.masked_fill(paddingAt[t], Scalars.Zero);
                nextHidden = torch.where(paddingAt[t], hidden, nextHidden);
                nextCell = Spec.HasCellState ? torch.where(paddingAt[t], cell, nextCell) : nextCell;
            }

            (hidden, cell) = (nextHidden, nextCell);
        }

        return new(torch.stack(outputs), hidden, Spec.HasCellState ? cell : null);
    }

    /// <summary><c>c' = σ(f)·c + σ(i)·relu(g)</c>, <c>h' = σ(o)·relu(c')</c>.</summary>
    private static (Tensor Hidden, Tensor Cell) LstmStep(DirectionTensors weights, Tensor projected, Tensor hidden, Tensor cell)
    {
        Tensor[] gates = projected.Plus(torch.nn.functional.linear(hidden, weights.RecurrentWeight, weights.RecurrentBias)).chunk(4, 1); // i, f, g, o
        Tensor next = (gates[1].sigmoid() * cell).Plus(gates[0].sigmoid() * gates[2].relu());
        return (gates[3].sigmoid() * next.relu(), next);
    }

    /// <summary><c>n = tanh(W x + b + U (r ⊙ h) + c)</c>, <c>h' = n + z·(h − n)</c>.</summary>
    private Tensor GruStep(DirectionTensors weights, Tensor projected, Tensor hidden)
    {
        int units = Spec.HiddenSize;
        Tensor[] inputs = projected.chunk(3, 1); // r, z, n
        Tensor[] gates = torch.nn.functional.linear(
            hidden, weights.RecurrentWeight.narrow(0, 0, 2 * units), weights.RecurrentBias.narrow(0, 0, 2 * units)).chunk(2, 1);
        Tensor reset = inputs[0].Plus(gates[0]).sigmoid(), update = inputs[1].Plus(gates[1]).sigmoid();
        Tensor candidate = inputs[2].Plus(torch.nn.functional.linear(
            reset * hidden, weights.RecurrentWeight.narrow(0, 2 * units, units), weights.RecurrentBias.narrow(0, 2 * units, units))).tanh();
        return candidate.Plus(update * (hidden - candidate));
    }

    private Tensor StateOf(Tensor? state, int direction, int batch)
        => state?.narrow(1, direction * Spec.HiddenSize, Spec.HiddenSize) ?? HostMemory.Zeros([batch, Spec.HiddenSize], Device);
}
