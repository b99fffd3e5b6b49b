using Microsoft.ML.Recurrent.Engines.Managed.Kernels;

namespace Microsoft.ML.Recurrent.Engines.Managed;

/// <summary><c>y[b] = Σₜ x[t, b]/L_b</c> over the L_b valid steps of each row, 0 where there are none; backward <c>dx[t, b] = dy[b]/L_b</c>.</summary>
internal sealed unsafe class MeanOverTimeOperation : Operation
{
    private ManagedTensor _x = null!, _y = null!;
    private Lengths _lengths;

    public void Forward(ManagedTensor x, Lengths lengths, ManagedTensor y)
    {
        (_x, _y, _lengths) = (x, y, lengths);
        for (int b = 0; b < y.Rows; b++)
        {
            new Span<float>(y.Row(b), y.Width).Clear();
            int valid = lengths.Of(b, x.Shape[0]);
            for (int t = 0; t < valid; t++)
                RowKernels.AddScaled(1f / valid, x.Row((t * y.Rows) + b), y.Row(b), y.Width);
        }
    }

    public override void Backward(Arena arena)
    {
        if (_y.Gradient == null || !_x.WantsGradient)
            return;
        float* dx = _x.AccumulateGradient(arena);
        for (int b = 0; b < _y.Rows; b++)
        {
            int valid = _lengths.Of(b, _x.Shape[0]);
            float* dy = _y.Gradient + ((long)b * _y.Stride);
            for (int t = 0; t < valid; t++)
                RowKernels.AddScaled(1f / valid, dy, dx + ((long)((t * _y.Rows) + b) * _x.Stride), _y.Width);
        }
    }
}
