using System.Numerics;
using System.Runtime.CompilerServices;
using Microsoft.ML.Recurrent.Engines.Managed.Kernels;

namespace Microsoft.ML.Recurrent.Engines.Managed;

/// <summary><c>y = n·w + b</c> with <c>n = (x − mean x)·r</c>, <c>r = 1/√(var x + ε)</c>; backward, with <c>g = dy·w</c>:
/// <c>dx = r·(g − mean g − n·mean(g·n))</c>, <c>dw = Σ dy·n</c>, <c>db = Σ dy</c>.</summary>
/// <remarks>Sums are taken in double, in as many chains as a register has doubles.</remarks>
internal sealed unsafe class LayerNormOperation : Operation
{
    private ManagedTensor _x = null!, _y = null!;
    private DenseParameter _weight = null!, _bias = null!;
    private float* _mean, _scale, _normal, _product; // by row, by row, one row, one row

    public void Forward(ManagedTensor x, DenseParameter weight, DenseParameter bias, float epsilon, ManagedTensor y, Arena arena)
    {
        (_x, _weight, _bias, _y) = (x, weight, bias, y);
        _mean = arena.Take(x.Rows);
        _scale = arena.Take(x.Rows);
        _normal = arena.Take(x.Width);
        _product = arena.Take(x.Width);
        int width = x.Width;
        for (int row = 0; row < x.Rows; row++)
        {
            double mean = Sum(x.Row(row), null, 0, width) / width;
            double variance = Sum(x.Row(row), x.Row(row), mean, width) / width;
            (_mean[row], _scale[row]) = ((float)mean, (float)(1 / Math.Sqrt(variance + epsilon)));
            Normalize(x.Row(row), _mean[row], _scale[row], _normal, width);
            Multiply(_normal, weight.Values, bias.Values, y.Row(row), width);
        }
    }

    public override void Backward(Arena arena)
    {
        if (_y.Gradient == null)
            return;
        int width = _x.Width;
        float* gradient = _x.WantsGradient ? _x.AccumulateGradient(arena) : null;
        for (int row = 0; row < _x.Rows; row++)
        {
            float* dy = _y.Gradient + ((long)row * _y.Stride);
            Normalize(_x.Row(row), _mean[row], _scale[row], _normal, width);
            if (_weight.IsTrainable)
                Multiply(dy, _normal, _weight.Gradients, _weight.Gradients, width);
            if (_bias.IsTrainable)
                RowKernels.AddScaled(1f, dy, _bias.Gradients, width);
            if (gradient == null)
                continue;
            Multiply(dy, _weight.Values, null, _product, width);
            float mean = (float)(Sum(_product, null, 0, width) / width), tilt = (float)(Sum(_product, _normal, 0, width) / width);
            AddInput(_scale[row], mean, tilt, gradient + ((long)row * _x.Stride), width);
        }
    }

    /// <summary><c>Σ (a − m)</c>, or with b <c>Σ (a − m)(b − m)</c>. Squares are taken about the mean: the difference of two large sums would lose the digits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static double Sum(float* a, float* b, double m, int width)
    {
        Vector<double> low = Vector<double>.Zero, high = Vector<double>.Zero, shift = new(m);
        int i = 0;
        for (; i <= width - Vector<float>.Count; i += Vector<float>.Count)
        {
            Vector.Widen(Vector.Load(a + i), out var a0, out var a1);
            (a0, a1) = (a0 - shift, a1 - shift);
            if (b != null)
            {
                Vector.Widen(Vector.Load(b + i), out var b0, out var b1);
                (a0, a1) = (a0 * (b0 - shift), a1 * (b1 - shift));
            }

            (low, high) = (low + a0, high + a1);
        }

        double sum = Vector.Sum(low + high);
        for (; i < width; i++)
            sum += b == null ? a[i] - m : (a[i] - m) * (b[i] - m);
        return sum;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Normalize(float* x, float mean, float scale, float* normal, int width)
    {
        int i = 0;
        for (; i <= width - Vector<float>.Count; i += Vector<float>.Count)
            Vector.Store((Vector.Load(x + i) - new Vector<float>(mean)) * scale, normal + i);
        for (; i < width; i++)
            normal[i] = (x[i] - mean) * scale;
    }

    /// <summary><c>y ← a·b + c</c>, or without c <c>y ← a·b</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Multiply(float* a, float* b, float* c, float* y, int width)
    {
        int i = 0;
        for (; i <= width - Vector<float>.Count; i += Vector<float>.Count)
        {
            var product = Vector.Load(a + i) * Vector.Load(b + i);
            Vector.Store(c == null ? product : product + Vector.Load(c + i), y + i);
        }

        for (; i < width; i++)
            y[i] = c == null ? a[i] * b[i] : (a[i] * b[i]) + c[i];
    }

    /// <summary><c>dx ← dx + r·(g − mean g − n·tilt)</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private void AddInput(float scale, float mean, float tilt, float* dx, int width)
    {
        float* product = _product, normal = _normal;
        int i = 0;
        for (; i <= width - Vector<float>.Count; i += Vector<float>.Count)
            Vector.Store(Vector.Load(dx + i) + ((Vector.Load(product + i) - new Vector<float>(mean) - (Vector.Load(normal + i) * tilt)) * scale), dx + i);
        for (; i < width; i++)
            dx[i] += scale * (product[i] - mean - (normal[i] * tilt));
    }
}
