namespace Microsoft.ML.Recurrent.Engines.Managed;

/// <summary><c>y = a ⊙ b</c>; backward <c>da = dy ⊙ b</c>, <c>db = dy ⊙ a</c>.</summary>
internal sealed unsafe class MultiplyOperation : Operation
{
    private ManagedTensor _a = null!, _b = null!, _y = null!;

    public void Forward(ManagedTensor a, ManagedTensor b, ManagedTensor y)
    {
        (_a, _b, _y) = (a, b, y);
        for (int row = 0; row < y.Rows; row++)
        {
            float* pa = a.Row(row), pb = b.Row(row), py = y.Row(row);
            for (int i = 0; i < y.Width; i++)
                py[i] = pa[i] * pb[i];
        }
    }

    public override void Backward(Arena arena)
    {
        if (_y.Gradient == null)
            return;
        Pass(_a, _b, arena);
        Pass(_b, _a, arena);
    }

    private void Pass(ManagedTensor input, ManagedTensor factor, Arena arena)
    {
        if (!input.WantsGradient)
            return;
        float* d = input.AccumulateGradient(arena);
        for (int row = 0; row < _y.Rows; row++)
        {
            float* dy = _y.Gradient + ((long)row * _y.Stride), other = factor.Row(row), dx = d + ((long)row * input.Stride);
            for (int i = 0; i < _y.Width; i++)
                dx[i] += dy[i] * other[i];
        }
    }
}
