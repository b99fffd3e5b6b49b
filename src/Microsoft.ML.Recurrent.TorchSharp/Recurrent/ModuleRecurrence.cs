using global::TorchSharp.Modules;
using Packing = global::TorchSharp.torch.nn.utils.rnn;

namespace Microsoft.ML.Recurrent.TorchSharp;

/// <summary>A level on <c>torch.nn.RNN</c>, <c>LSTM</c> or <c>GRU</c>.</summary>
/// <remarks>Rows of unequal length are packed: without that, the reverse direction would start in the padding.</remarks>
internal sealed class ModuleRecurrence : Recurrence
{
    private readonly torch.nn.Module _module;
    private readonly ModuleCall<Tensor> _whole;
    private readonly ModuleCall<Packing.PackedSequence> _packed;
    private readonly DirectionTensors[] _weights;

    private ModuleRecurrence(
        RecurrentSpec spec, torch.Device device, torch.nn.Module module, ModuleCall<Tensor> whole, ModuleCall<Packing.PackedSequence> packed)
        : base(spec, device)
    {
        (_module, _whole, _packed) = (module, whole, packed);
        // Outside of any scope of ours: what is first seen in one dies with it.
        var byName = module.named_parameters().ToDictionary(named => named.Item1, named => named.Item2.DetachFromDisposeScope(), StringComparer.Ordinal);
        using (new TensorScope(records: false))
        {
            foreach (Tensor weight in byName.Values)
                weight.zero_();
        }

        _weights = [.. new[] { "", "_reverse" }.Take(spec.Directions).Select(suffix => new DirectionTensors(
            byName[$"weight_ih_l0{suffix}"], byName[$"weight_hh_l0{suffix}"], byName[$"bias_ih_l0{suffix}"], byName[$"bias_hh_l0{suffix}"]))];
    }

    public override IReadOnlyList<DirectionTensors> Weights => _weights;

    /// <summary>Whether torch has this cell: no LSTM with relu, and no GRU whose reset gate acts before the product.</summary>
    public static bool Covers(RecurrentSpec spec) => spec.Cell switch
    {
        RecurrentCell.Rnn => true,
        RecurrentCell.Lstm => spec.Activation == CellActivation.Tanh,
        _ => spec.ResetGate == ResetGate.AfterProduct,
    };

    /// <summary>A level with zero weights. The caller has no scope open that ends before the level does.</summary>
    public static ModuleRecurrence Of(RecurrentSpec spec, torch.Device device)
    {
        using var kept = new KeptRandomState();
        switch (spec.Cell)
        {
            case RecurrentCell.Rnn:
                var squash = spec.Activation == CellActivation.Relu ? torch.nn.NonLinearities.ReLU : torch.nn.NonLinearities.Tanh;
                RNN rnn = torch.nn.RNN(
                    spec.InputSize, spec.HiddenSize, nonLinearity: squash, bidirectional: spec.Bidirectional, device: device, dtype: torch.ScalarType.Float32);
                return new(spec, device, rnn, (x, h, _) => WithoutCell(rnn.call(x, h)), (x, h, _) => WithoutCell(rnn.call(x, h)));
            case RecurrentCell.Gru:
                GRU gru = torch.nn.GRU(spec.InputSize, spec.HiddenSize, bidirectional: spec.Bidirectional, device: device, dtype: torch.ScalarType.Float32);
                return new(spec, device, gru, (x, h, _) => WithoutCell(gru.call(x, h)), (x, h, _) => WithoutCell(gru.call(x, h)));
            default:
                LSTM lstm = torch.nn.LSTM(spec.InputSize, spec.HiddenSize, bidirectional: spec.Bidirectional, device: device, dtype: torch.ScalarType.Float32);
                return new(spec, device, lstm, (x, h, c) => lstm.call(x, Pair(h, c)), (x, h, c) => lstm.call(x, Pair(h, c)));
        }
    }

    public override void Dispose() => _module.Dispose();

    protected override SequenceTensors Run(Tensor x, int steps, int batch, int[]? lengths, Tensor? hidden, Tensor? cell)
    {
        Tensor? h = ByDirection(hidden, batch), c = ByDirection(cell, batch);
        if (lengths is null)
        {
            var (outputs, lastHidden, lastCell) = !torch.is_grad_enabled() && OneDnn.MustRecord(Spec, Device) ? RunRecorded(x, h, c) : _whole(x, h, c);
            return new(outputs, ByRow(lastHidden, batch), lastCell is null ? null : ByRow(lastCell, batch));
        }

        return lengths.All(length => length > 0)
            ? RunPacked(x, steps, lengths, h, c)
            : RunPresent(x, steps, batch, lengths, hidden, cell);
    }

    /// <summary>Records, and forgets what was recorded.</summary>
    private (Tensor Outputs, Tensor Hidden, Tensor? Cell) RunRecorded(Tensor x, Tensor? hidden, Tensor? cell)
    {
        using var recording = torch.enable_grad();
        var (outputs, lastHidden, lastCell) = _whole(x, hidden, cell);
        return (outputs.detach(), lastHidden.detach(), lastCell?.detach());
    }

    /// <summary>Rows without a step cannot be packed: they are left out, and keep their state.</summary>
    private SequenceTensors RunPresent(Tensor x, int steps, int batch, int[] lengths, Tensor? hidden, Tensor? cell)
    {
        long[] present = [.. Enumerable.Range(0, batch).Where(row => lengths[row] > 0).Select(row => (long)row)];
        Tensor rows = HostMemory.Longs(present, [present.Length], Device);
        var part = RunPacked(
            x.index_select(1, rows),
            steps,
            [.. lengths.Where(length => length > 0)],
            ByDirection(hidden?.index_select(0, rows), present.Length),
            ByDirection(cell?.index_select(0, rows), present.Length));
        return new(
            HostMemory.Zeros([steps, batch, Spec.OutputSize], Device).index_copy(1, rows, part.Outputs),
            (hidden ?? ZeroState(batch)).index_copy(0, rows, part.Hidden),
            part.Cell is null ? null : (cell ?? ZeroState(batch)).index_copy(0, rows, part.Cell));
    }

    private SequenceTensors RunPacked(Tensor x, int steps, int[] lengths, Tensor? hidden, Tensor? cell)
    {
        // Lengths stay on the CPU, whatever the device.
        Tensor perRow = HostMemory.Longs(Array.ConvertAll(lengths, length => (long)length), [lengths.Length], HostMemory.Cpu);
        using Packing.PackedSequence packed = Packing.pack_padded_sequence(x, perRow, enforce_sorted: false);
        var (packedOutputs, lastHidden, lastCell) = _packed(packed, hidden, cell);
        using (packedOutputs)
        {
            Tensor outputs = Packing.pad_packed_sequence(packedOutputs, total_length: steps).Item1;
            return new(outputs, ByRow(lastHidden, lengths.Length), lastCell is null ? null : ByRow(lastCell, lengths.Length));
        }
    }

    /// <summary>[B, D·H] to torch's [D, B, H].</summary>
    private Tensor? ByDirection(Tensor? state, int batch)
        => state?.reshape(batch, Spec.Directions, Spec.HiddenSize).transpose(0, 1).contiguous();

    /// <summary>Torch's [D, B, H] to [B, D·H].</summary>
    private Tensor ByRow(Tensor state, int batch) => state.transpose(0, 1).reshape(batch, Spec.OutputSize);

    private static (Tensor, Tensor)? Pair(Tensor? hidden, Tensor? cell) => hidden is null ? null : (hidden, cell!);

    private static (T, Tensor, Tensor?) WithoutCell<T>((T Outputs, Tensor Hidden) result) => (result.Outputs, result.Hidden, null);
}
