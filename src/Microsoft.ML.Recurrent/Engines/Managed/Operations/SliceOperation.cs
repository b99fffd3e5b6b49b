using Microsoft.ML.Recurrent.Engines.Managed.Kernels;

namespace Microsoft.ML.Recurrent.Engines.Managed;

/// <summary><c>y = x[..., start .. start + length, ...]</c>, copied: rows of x may lie far apart; backward adds dy where it was taken.</summary>
internal sealed unsafe class SliceOperation : Operation
{
    private ManagedTensor _x = null!, _y = null!;
    private AxisPart _part;

    public void Forward(ManagedTensor x, AxisPart part, ManagedTensor y)
    {
        (_x, _part, _y) = (x, part, y);
        for (int row = 0; row < y.Rows; row++)
            new ReadOnlySpan<float>(x.Row(part.Row(row)) + part.Column, y.Width).CopyTo(new(y.Row(row), y.Width));
    }

    public override void Backward(Arena arena)
    {
        if (_y.Gradient == null || !_x.WantsGradient)
            return;
        float* dx = _x.AccumulateGradient(arena) + _part.Column;
        for (int row = 0; row < _y.Rows; row++)
            RowKernels.AddScaled(1f, _y.Gradient + ((long)row * _y.Stride), dx + ((long)_part.Row(row) * _x.Stride), _y.Width);
    }
}
