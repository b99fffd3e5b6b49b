namespace Microsoft.ML.Recurrent.Engines.Managed;

/// <summary><c>y[b, i] = maxₜ x[t, b, i]</c> over the valid steps of each row, 0 where there are none; backward to the first largest step.</summary>
internal sealed unsafe class MaxOverTimeOperation : Operation
{
    private ManagedTensor _x = null!, _y = null!;
    private int* _steps; // of the largest; −1 where there are none

    public void Forward(ManagedTensor x, Lengths lengths, ManagedTensor y, Arena arena)
    {
        (_x, _y) = (x, y);
        _steps = arena.TakeIds(y.Rows * y.Width);
        for (int b = 0; b < y.Rows; b++)
        {
            var largest = new Span<float>(y.Row(b), y.Width);
            var steps = new Span<int>(_steps + ((long)b * y.Width), y.Width);
            int valid = lengths.Of(b, x.Shape[0]);
            largest.Clear();
            steps.Fill(-1);
            for (int t = 0; t < valid; t++)
            {
                float* row = x.Row((t * y.Rows) + b);
                for (int i = 0; i < largest.Length; i++)
                {
                    if (t == 0 || row[i] > largest[i])
                        (largest[i], steps[i]) = (row[i], t);
                }
            }
        }
    }

    public override void Backward(Arena arena)
    {
        if (_y.Gradient == null || !_x.WantsGradient)
            return;
        float* dx = _x.AccumulateGradient(arena);
        for (int b = 0; b < _y.Rows; b++)
        {
            float* dy = _y.Gradient + ((long)b * _y.Stride);
            for (int i = 0; i < _y.Width; i++)
            {
                int t = _steps[((long)b * _y.Width) + i];
                if (t >= 0)
                    dx[((long)((t * _y.Rows) + b) * _x.Stride) + i] += dy[i];
            }
        }
    }
}
