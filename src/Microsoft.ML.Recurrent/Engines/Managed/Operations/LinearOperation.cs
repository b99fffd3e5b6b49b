using System.Numerics;
using Microsoft.ML.Recurrent.Engines.Managed.Kernels;

namespace Microsoft.ML.Recurrent.Engines.Managed;

/// <summary><c>y = x·Wᵀ + b</c>; backward <c>dx = dy·W</c>, <c>dW = dyᵀ·x</c>, <c>db = Σ dy</c>.</summary>
/// <remarks>Row by row where matrices are small; else by tiles, on all workers. An element is the same chain either way.</remarks>
internal sealed unsafe class LinearOperation(KernelSet kernels) : Operation
{
    private const int FewestColumns = 16, FewestRows = 4; // below that a tile computes mostly what is thrown away

    private readonly LinearTiles _tiles = new(kernels);
    private ManagedTensor _x = null!, _y = null!;
    private DenseParameter _weight = null!;
    private DenseParameter? _bias;
    private ManagedStep _step = null!;

    private bool IsTiled => _y.Rows >= FewestRows && _x.Width >= FewestColumns && _y.Width >= FewestColumns;

    public void Forward(ManagedTensor x, DenseParameter weight, DenseParameter? bias, ManagedTensor y, ManagedStep step)
    {
        (_x, _weight, _bias, _y, _step) = (x, weight, bias, y, step);
        if (IsTiled)
        {
            _tiles.Forward(x, weight, bias, y, step);
            return;
        }

        int inputs = x.Width, outputs = y.Width;
        bool isNarrow = outputs < Vector<float>.Count; // no register to fill: several rows at once instead
        float* transposed = isNarrow ? null : weight.Transposed();
        for (int row = 0; row < y.Rows; row++)
        {
            var start = new Span<float>(y.Row(row), outputs);
            if (bias is null)
                start.Clear();
            else
                new ReadOnlySpan<float>(bias.Values, outputs).CopyTo(start);
            if (!isNarrow)
                RowKernels.AddProduct(x.Row(row), transposed, outputs, y.Row(row), inputs, outputs);
        }

        for (int output = 0; output < outputs && isNarrow; output++)
            RowKernels.AddDots(x.Data, x.Stride, weight.Values + ((long)output * inputs), y.Data + output, y.Stride, y.Rows, inputs);
    }

    public override void Backward(Arena arena)
    {
        if (_y.Gradient == null)
            return;
        int inputs = _x.Width, outputs = _y.Width;
        float* dx = _x.WantsGradient ? _x.AccumulateGradient(arena) : null;
        if (IsTiled)
            _tiles.Backward(_x, _weight, _y, dx, _step);
        for (int row = 0; row < _y.Rows; row++)
        {
            float* dy = _y.Gradient + ((long)row * _y.Stride);
            if (dx != null && !IsTiled)
                RowKernels.AddProduct(dy, _weight.Values, inputs, dx + ((long)row * _x.Stride), outputs, inputs);
            if (_weight.IsTrainable && !IsTiled)
                RowKernels.AddOuterProduct(dy, _x.Row(row), _weight.Gradients, inputs, outputs, inputs);
            if (_bias is { IsTrainable: true })
                RowKernels.AddScaled(1f, dy, _bias.Gradients, outputs);
        }
    }
}
