using Microsoft.ML.Recurrent.Engines.Managed.Kernels;

namespace Microsoft.ML.Recurrent.Engines.Managed;

/// <summary><c>y = a + s·b</c>; backward <c>da = dy</c>, <c>db = s·dy</c>. With s = ±1 every product is exact.</summary>
internal sealed unsafe class AddOperation : Operation
{
    private ManagedTensor _a = null!, _b = null!, _y = null!;
    private float _factor;

    public void Forward(ManagedTensor a, ManagedTensor b, float factor, ManagedTensor y)
    {
        (_a, _b, _factor, _y) = (a, b, factor, y);
        for (int row = 0; row < y.Rows; row++)
        {
            new ReadOnlySpan<float>(a.Row(row), y.Width).CopyTo(new(y.Row(row), y.Width));
            RowKernels.AddScaled(factor, b.Row(row), y.Row(row), y.Width);
        }
    }

    public override void Backward(Arena arena)
    {
        if (_y.Gradient == null)
            return;
        Pass(_a, 1f, arena);
        Pass(_b, _factor, arena);
    }

    private void Pass(ManagedTensor input, float factor, Arena arena)
    {
        if (!input.WantsGradient)
            return;
        float* d = input.AccumulateGradient(arena);
        for (int row = 0; row < _y.Rows; row++)
            RowKernels.AddScaled(factor, _y.Gradient + ((long)row * _y.Stride), d + ((long)row * input.Stride), _y.Width);
    }
}
