using Microsoft.ML.Recurrent.Engines.Managed.Kernels;

namespace Microsoft.ML.Recurrent.Engines.Managed;

/// <summary><c>y = n·w + b</c> with <c>n = (x − mean x)·r</c>, <c>r = 1/√(var x + ε)</c>; backward, with <c>g = dy·w</c>:
/// <c>dx = r·(g − mean g − n·mean(g·n))</c>, <c>dw = Σ dy·n</c>, <c>db = Σ dy</c>.</summary>
internal sealed unsafe class LayerNormOperation : Operation
{
    private ManagedTensor _x = null!, _y = null!;
    private DenseParameter _weight = null!, _bias = null!;
    private float* _mean, _scale, _normal; // by row, by row, one row

    public void Forward(ManagedTensor x, DenseParameter weight, DenseParameter bias, float epsilon, ManagedTensor y, Arena arena)
    {
        (_x, _weight, _bias, _y) = (x, weight, bias, y);
        _mean = arena.Take(x.Rows);
        _scale = arena.Take(x.Rows);
        _normal = arena.Take(x.Width);
        for (int row = 0; row < x.Rows; row++)
        {
            Measure(row, epsilon);
            Normalize(row);
            float* py = y.Row(row);
            for (int i = 0; i < x.Width; i++)
                py[i] = (_normal[i] * weight.Values[i]) + bias.Values[i];
        }
    }

    public override void Backward(Arena arena)
    {
        if (_y.Gradient == null)
            return;
        float* gradient = _x.WantsGradient ? _x.AccumulateGradient(arena) : null;
        for (int row = 0; row < _x.Rows; row++)
        {
            Normalize(row);
            float* dy = _y.Gradient + ((long)row * _y.Stride);
            if (_weight.IsTrainable)
                AddProducts(dy, _normal, _weight.Gradients);
            if (_bias.IsTrainable)
                RowKernels.AddScaled(1f, dy, _bias.Gradients, _x.Width);
            if (gradient != null)
                PassInput(dy, _scale[row], gradient + ((long)row * _x.Stride));
        }
    }

    private void PassInput(float* dy, float scale, float* dx)
    {
        double sum = 0, along = 0;
        for (int i = 0; i < _x.Width; i++)
        {
            double g = (double)dy[i] * _weight.Values[i];
            sum += g;
            along += g * _normal[i];
        }

        float mean = (float)(sum / _x.Width), tilt = (float)(along / _x.Width);
        for (int i = 0; i < _x.Width; i++)
            dx[i] += scale * ((dy[i] * _weight.Values[i]) - mean - (_normal[i] * tilt));
    }

    private void AddProducts(float* a, float* b, float* sum)
    {
        for (int i = 0; i < _x.Width; i++)
            sum[i] += a[i] * b[i];
    }

    /// <summary>Mean first, then squares about it: the difference of two large sums would lose the digits.</summary>
    private void Measure(int row, float epsilon)
    {
        float* x = _x.Row(row);
        double sum = 0, squares = 0;
        for (int i = 0; i < _x.Width; i++)
            sum += x[i];
        double mean = sum / _x.Width;
        for (int i = 0; i < _x.Width; i++)
            squares += (x[i] - mean) * (x[i] - mean);
        (_mean[row], _scale[row]) = ((float)mean, (float)(1 / Math.Sqrt((squares / _x.Width) + epsilon)));
    }

    private void Normalize(int row)
    {
        float* x = _x.Row(row);
        for (int i = 0; i < _x.Width; i++)
            _normal[i] = (x[i] - _mean[row]) * _scale[row];
    }
}
