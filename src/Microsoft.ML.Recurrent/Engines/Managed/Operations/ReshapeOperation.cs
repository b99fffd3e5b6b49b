using Microsoft.ML.Recurrent.Engines.Managed.Kernels;

namespace Microsoft.ML.Recurrent.Engines.Managed;

/// <summary>The same numbers with other axes. Copied, since rows of x may lie apart and those of y do not.</summary>
internal sealed unsafe class ReshapeOperation : Operation
{
    private ManagedTensor _x = null!, _y = null!;

    public void Forward(ManagedTensor x, ManagedTensor y)
    {
        (_x, _y) = (x, y);
        x.CopyTo(new(y.Data, y.Shape.ElementCount));
    }

    public override void Backward(Arena arena)
    {
        if (_y.Gradient == null || !_x.WantsGradient)
            return;
        float* dx = _x.AccumulateGradient(arena);
        for (int row = 0; row < _x.Rows; row++)
            RowKernels.AddScaled(1f, _y.Gradient + ((long)row * _x.Width), dx + ((long)row * _x.Stride), _x.Width);
    }
}
