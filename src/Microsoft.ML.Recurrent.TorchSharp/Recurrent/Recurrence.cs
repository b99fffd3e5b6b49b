namespace Microsoft.ML.Recurrent.TorchSharp;

/// <summary>One recurrent level over all time steps, whoever computes it. Used inside a <see cref="TensorScope"/>.</summary>
internal abstract class Recurrence(RecurrentSpec spec, torch.Device device) : IDisposable
{
    /// <summary>The weights of each direction, forward first.</summary>
    public abstract IReadOnlyList<DirectionTensors> Weights { get; }

    protected RecurrentSpec Spec { get; } = spec;

    protected torch.Device Device { get; } = device;

    /// <summary>Runs the level.</summary>
    /// <param name="x">[T, B, I].</param>
    /// <param name="shape">The axes of <paramref name="x"/>.</param>
    /// <param name="lengths">Valid steps of each row; null where all use every step.</param>
    /// <param name="hidden">[B, D·H], or null for zeros.</param>
    /// <param name="cell">The same; for an LSTM where there is a hidden state.</param>
    public SequenceTensors Run(Tensor x, Shape shape, int[]? lengths, Tensor? hidden, Tensor? cell)
    {
        (int steps, int batch) = (shape[0], shape[1]);
        if (steps == 0 || batch == 0 || (lengths is not null && lengths.All(length => length == 0)))
            return WithoutSteps(steps, batch, hidden, cell);
        if (lengths is not null && lengths.All(length => length == steps))
            lengths = null;
        return Run(x, steps, batch, lengths, hidden, cell);
    }

    /// <inheritdoc/>
    public abstract void Dispose();

    /// <summary>As above, with at least one valid step, and lengths only where they differ from T.</summary>
    protected abstract SequenceTensors Run(Tensor x, int steps, int batch, int[]? lengths, Tensor? hidden, Tensor? cell);

    protected Tensor ZeroState(int batch) => HostMemory.Zeros([batch, Spec.OutputSize], Device);

    /// <summary>The initial state is the final one. torch refuses sequences without steps.</summary>
    private SequenceTensors WithoutSteps(int steps, int batch, Tensor? hidden, Tensor? cell) => new(
        HostMemory.Zeros([steps, batch, Spec.OutputSize], Device),
        hidden?.reshape(batch, Spec.OutputSize) ?? ZeroState(batch),
        Spec.HasCellState ? cell?.reshape(batch, Spec.OutputSize) ?? ZeroState(batch) : null);
}
