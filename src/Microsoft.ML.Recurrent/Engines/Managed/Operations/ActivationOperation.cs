using Microsoft.ML.Recurrent.Engines.Managed.Kernels;

namespace Microsoft.ML.Recurrent.Engines.Managed;

/// <summary><c>y = f(x)</c>, element by element; backward <c>dx = dy·f′</c>.</summary>
internal sealed unsafe class ActivationOperation<TActivation> : Operation where TActivation : struct, IActivation
{
    private ManagedTensor _x = null!, _y = null!;

    public void Forward(ManagedTensor x, ManagedTensor y)
    {
        (_x, _y) = (x, y);
        for (int row = 0; row < x.Rows; row++)
        {
            float* px = x.Row(row), py = y.Row(row);
            for (int i = 0; i < x.Width; i++)
                py[i] = TActivation.Value(px[i]);
        }
    }

    public override void Backward(Arena arena)
    {
        if (_y.Gradient == null || !_x.WantsGradient)
            return;
        float* gradient = _x.AccumulateGradient(arena);
        for (int row = 0; row < _x.Rows; row++)
        {
            float* y = _y.Row(row), dy = _y.Gradient + ((long)row * _y.Stride), dx = gradient + ((long)row * _x.Stride);
            for (int i = 0; i < _x.Width; i++)
                dx[i] += dy[i] * TActivation.Slope(y[i]);
        }
    }
}
