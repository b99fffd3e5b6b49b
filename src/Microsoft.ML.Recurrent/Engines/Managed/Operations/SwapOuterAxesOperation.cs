using Microsoft.ML.Recurrent.Engines.Managed.Kernels;

namespace Microsoft.ML.Recurrent.Engines.Managed;

/// <summary><c>y[j, i] = x[i, j]</c>, whole rows of the innermost axis; backward the same way back.</summary>
internal sealed unsafe class SwapOuterAxesOperation : Operation
{
    private ManagedTensor _x = null!, _y = null!;

    public void Forward(ManagedTensor x, ManagedTensor y)
    {
        (_x, _y) = (x, y);
        for (int row = 0; row < x.Rows; row++)
            new ReadOnlySpan<float>(x.Row(row), x.Width).CopyTo(new(y.Row(Swapped(row)), x.Width));
    }

    public override void Backward(Arena arena)
    {
        if (_y.Gradient == null || !_x.WantsGradient)
            return;
        float* dx = _x.AccumulateGradient(arena);
        for (int row = 0; row < _x.Rows; row++)
            RowKernels.AddScaled(1f, _y.Gradient + ((long)Swapped(row) * _y.Stride), dx + ((long)row * _x.Stride), _x.Width);
    }

    private int Swapped(int row)
    {
        (int outer, int inner) = Math.DivRem(row, _x.Shape[1]);
        return (inner * _x.Shape[0]) + outer;
    }
}
