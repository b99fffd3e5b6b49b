using Microsoft.ML.Recurrent.Engines.Managed.Kernels;

namespace Microsoft.ML.Recurrent.Engines.Managed;

/// <summary><c>y = x·Wᵀ + b</c>; backward <c>dx = dy·W</c>, <c>dW = dyᵀ·x</c>, <c>db = Σ dy</c>.</summary>
internal sealed unsafe class LinearOperation : Operation
{
    private ManagedTensor _x = null!, _y = null!;
    private DenseParameter _weight = null!;
    private DenseParameter? _bias;

    public void Forward(ManagedTensor x, DenseParameter weight, DenseParameter? bias, ManagedTensor y)
    {
        (_x, _weight, _bias, _y) = (x, weight, bias, y);
        int inputs = x.Width, outputs = y.Width;
        float* transposed = weight.Transposed();
        for (int row = 0; row < y.Rows; row++)
        {
            var start = new Span<float>(y.Row(row), outputs);
            if (bias is null)
                start.Clear();
            else
                new ReadOnlySpan<float>(bias.Values, outputs).CopyTo(start);
            RowKernels.AddProduct(x.Row(row), transposed, outputs, y.Row(row), inputs, outputs);
        }
    }

    public override void Backward(Arena arena)
    {
        if (_y.Gradient == null)
            return;
        int inputs = _x.Width, outputs = _y.Width;
        float* dx = _x.WantsGradient ? _x.AccumulateGradient(arena) : null;
        for (int row = 0; row < _y.Rows; row++)
        {
            float* dy = _y.Gradient + ((long)row * _y.Stride);
            if (dx != null)
                RowKernels.AddProduct(dy, _weight.Values, inputs, dx + ((long)row * _x.Stride), outputs, inputs);
            if (_weight.IsTrainable)
                RowKernels.AddOuterProduct(dy, _x.Row(row), _weight.Gradients, inputs, outputs, inputs);
            if (_bias is { IsTrainable: true })
                RowKernels.AddScaled(1f, dy, _bias.Gradients, outputs);
        }
    }
}
