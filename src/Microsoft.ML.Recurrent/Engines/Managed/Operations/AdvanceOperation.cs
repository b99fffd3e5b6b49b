using Microsoft.ML.Recurrent.Engines.Managed.Kernels;

namespace Microsoft.ML.Recurrent.Engines.Managed;

/// <summary>Row by row <c>y = next</c> where the row has a step at the time, else <c>y = state</c>; backward dy goes to the one that was taken.</summary>
internal sealed unsafe class AdvanceOperation : Operation
{
    private ManagedTensor _state = null!, _next = null!, _y = null!;
    private Lengths _lengths;
    private int _time;

    public void Forward(ManagedTensor state, ManagedTensor next, Lengths lengths, int time, ManagedTensor y)
    {
        (_state, _next, _lengths, _time, _y) = (state, next, lengths, time, y);
        for (int row = 0; row < y.Rows; row++)
            new ReadOnlySpan<float>(Taken(row).Row(row), y.Width).CopyTo(new(y.Row(row), y.Width));
    }

    public override void Backward(Arena arena)
    {
        if (_y.Gradient == null)
            return;
        for (int row = 0; row < _y.Rows; row++)
        {
            ManagedTensor taken = Taken(row);
            if (taken.WantsGradient)
                RowKernels.AddScaled(1f, _y.Gradient + ((long)row * _y.Stride), taken.AccumulateGradient(arena) + ((long)row * taken.Stride), _y.Width);
        }
    }

    private ManagedTensor Taken(int row) => _time < _lengths.Of(row % _y.Shape[_y.Shape.Rank - 2], int.MaxValue) ? _next : _state;
}
