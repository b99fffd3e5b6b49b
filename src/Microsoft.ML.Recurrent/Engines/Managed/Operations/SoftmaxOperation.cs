namespace Microsoft.ML.Recurrent.Engines.Managed;

/// <summary><c>yₖ = exp(xₖ − max x)/Σⱼ exp(xⱼ − max x)</c> over the valid part of each row, 0 behind it;
/// backward <c>dxₖ = yₖ·(dyₖ − Σⱼ dyⱼ·yⱼ)</c>.</summary>
internal sealed unsafe class SoftmaxOperation : Operation
{
    private ManagedTensor _x = null!, _y = null!;
    private Lengths _lengths;

    public void Forward(ManagedTensor x, Lengths lengths, ManagedTensor y)
    {
        (_x, _y, _lengths) = (x, y, lengths);
        for (int row = 0; row < x.Rows; row++)
        {
            int valid = Valid(row);
            Row(new(x.Row(row), valid), new(y.Row(row), valid));
            new Span<float>(y.Row(row) + valid, y.Width - valid).Clear();
        }
    }

    public override void Backward(Arena arena)
    {
        if (_y.Gradient == null || !_x.WantsGradient)
            return;
        float* gradient = _x.AccumulateGradient(arena);
        for (int row = 0; row < _x.Rows; row++)
        {
            int valid = Valid(row);
            float* y = _y.Row(row), dy = _y.Gradient + ((long)row * _y.Stride), dx = gradient + ((long)row * _x.Stride);
            double mean = 0;
            for (int k = 0; k < valid; k++)
                mean += (double)dy[k] * y[k];
            for (int k = 0; k < valid; k++)
                dx[k] += y[k] * (float)(dy[k] - mean);
        }
    }

    private int Valid(int row) => _lengths.IsFull ? _x.Width : _lengths.Of(row / (_x.Rows / _x.Shape[0]), _x.Width);

    private static void Row(ReadOnlySpan<float> x, Span<float> y)
    {
        float max = float.NegativeInfinity;
        foreach (float value in x)
            max = Math.Max(max, value);
        double sum = 0;
        for (int k = 0; k < x.Length; k++)
        {
            y[k] = MathF.Exp(x[k] - max);
            sum += y[k];
        }

        for (int k = 0; k < x.Length; k++)
            y[k] = (float)(y[k] / sum);
    }
}
