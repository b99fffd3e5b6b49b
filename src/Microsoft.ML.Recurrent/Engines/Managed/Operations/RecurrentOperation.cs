namespace Microsoft.ML.Recurrent.Engines.Managed;

/// <summary>One recurrent level over all time steps: the walk through rows and steps, which all cells share.</summary>
/// <remarks>Each row walks its own valid steps, so padding takes part in nothing. The reverse direction walks from a row's last valid step.</remarks>
internal abstract unsafe class RecurrentOperation : Operation
{
    private readonly DirectionTape[] _directions = [new(), new()];
    private ManagedTensor _x = null!, _outputs = null!, _finalHidden = null!;
    private ManagedTensor? _finalCell, _initialHidden, _initialCell;
    private Lengths _lengths;

    protected RecurrentSpec Spec { get; private set; } = null!;

    protected int Units => Spec.HiddenSize;

    private int Steps => _x.Shape[0];

    private int Batch => _x.Shape[1];

    public void Forward(
        ManagedRecurrentLayer layer, ManagedTensor x, Lengths lengths, ManagedTensor? initialHidden, ManagedTensor? initialCell,
        ManagedTensor outputs, ManagedTensor finalHidden, ManagedTensor? finalCell, Arena arena)
    {
        Spec = layer.Spec;
        (_x, _lengths, _initialHidden, _initialCell) = (x, lengths, initialHidden, initialCell);
        (_outputs, _finalHidden, _finalCell) = (outputs, finalHidden, finalCell);
        new Span<float>(outputs.Data, outputs.Rows * outputs.Stride).Clear();
        for (int d = 0; d < Spec.Directions; d++)
        {
            _directions[d].Prepare(layer.Directions[d], Spec, Steps * Batch, arena);
            for (int row = 0; row < Batch; row++)
                ForwardRow(d, row);
        }
    }

    public override void Backward(Arena arena)
    {
        if (_outputs.Gradient == null && _finalHidden.Gradient == null && (_finalCell is null || _finalCell.Gradient == null))
            return;
        for (int d = 0; d < Spec.Directions; d++)
        {
            for (int row = 0; row < Batch; row++)
                BackwardRow(d, row, arena);
        }
    }

    /// <summary>One step of one row: gates, extra and both new states at <paramref name="at"/>.</summary>
    protected abstract void ForwardStep(DirectionTape tape, int at, float* x, float* hidden, float* cell);

    /// <summary>One step back: overwrites <c>tape.HiddenGradient</c> and <c>tape.CellGradient</c>, which hold those of the step's result,
    /// with those of its previous state; adds to the parameters' gradients and, unless null, to <paramref name="dx"/>.</summary>
    protected abstract void BackwardStep(DirectionTape tape, int at, float* x, float* hidden, float* cell, float* dx);

    private void ForwardRow(int d, int row)
    {
        var tape = _directions[d];
        int length = _lengths.Of(row, Steps);
        for (int step = 0; step < length; step++)
        {
            int at = At(d, row, step, length);
            ForwardStep(tape, at, _x.Row(at), PreviousHidden(d, row, step, length), PreviousCell(d, row, step, length));
            new ReadOnlySpan<float>(tape.HiddenAt(at), Units).CopyTo(new(_outputs.Row(at) + (d * Units), Units));
        }

        new ReadOnlySpan<float>(PreviousHidden(d, row, length, length), Units).CopyTo(new(_finalHidden.Row(row) + (d * Units), Units));
        if (_finalCell is not null)
            new ReadOnlySpan<float>(PreviousCell(d, row, length, length), Units).CopyTo(new(_finalCell.Row(row) + (d * Units), Units));
    }

    private void BackwardRow(int d, int row, Arena arena)
    {
        var tape = _directions[d];
        int length = _lengths.Of(row, Steps);
        Start(tape.HiddenGradient, _finalHidden, d, row);
        Start(tape.CellGradient, _finalCell, d, row);
        float* dx = _x.WantsGradient ? _x.AccumulateGradient(arena) : null;
        for (int step = length - 1; step >= 0; step--)
        {
            int at = At(d, row, step, length);
            if (_outputs.Gradient != null)
                RowKernels.AddScaled(1f, _outputs.Gradient + ((long)at * _outputs.Stride) + (d * Units), tape.HiddenGradient, Units);
            BackwardStep(
                tape, at, _x.Row(at), PreviousHidden(d, row, step, length), PreviousCell(d, row, step, length),
                dx == null ? null : dx + ((long)at * _x.Stride));
        }

        Finish(tape.HiddenGradient, _initialHidden, d, row, arena);
        Finish(tape.CellGradient, _initialCell, d, row, arena);
    }

    /// <summary>Index in the time-major batch of a row's n-th step in walking order.</summary>
    private int At(int d, int row, int step, int length) => ((d == 0 ? step : length - 1 - step) * Batch) + row;

    private float* PreviousHidden(int d, int row, int step, int length)
        => step > 0 ? _directions[d].HiddenAt(At(d, row, step - 1, length)) : Initial(_initialHidden, d, row);

    private float* PreviousCell(int d, int row, int step, int length)
        => _finalCell is null ? null
        : step > 0 ? _directions[d].CellAt(At(d, row, step - 1, length))
        : Initial(_initialCell, d, row);

    private float* Initial(ManagedTensor? state, int d, int row) => state is null ? _directions[d].Zeros : state.Row(row) + (d * Units);

    private void Start(float* gradient, ManagedTensor? final, int d, int row)
    {
        if (final is null || final.Gradient == null)
            new Span<float>(gradient, Units).Clear();
        else
            new ReadOnlySpan<float>(final.Gradient + ((long)row * final.Stride) + (d * Units), Units).CopyTo(new(gradient, Units));
    }

    private void Finish(float* gradient, ManagedTensor? initial, int d, int row, Arena arena)
    {
        if (initial is { WantsGradient: true })
            RowKernels.AddScaled(1f, gradient, initial.AccumulateGradient(arena) + ((long)row * initial.Stride) + (d * Units), Units);
    }
}
