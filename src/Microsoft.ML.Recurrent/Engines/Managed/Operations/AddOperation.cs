using Microsoft.ML.Recurrent.Engines.Managed.Kernels;

namespace Microsoft.ML.Recurrent.Engines.Managed;

/// <summary><c>y = a + b</c>; backward <c>da = db = dy</c>.</summary>
internal sealed unsafe class AddOperation : Operation
{
    private ManagedTensor _a = null!, _b = null!, _y = null!;

    public void Forward(ManagedTensor a, ManagedTensor b, ManagedTensor y)
    {
        (_a, _b, _y) = (a, b, y);
        for (int row = 0; row < y.Rows; row++)
        {
            float* pa = a.Row(row), pb = b.Row(row), py = y.Row(row);
            for (int i = 0; i < y.Width; i++)
                py[i] = pa[i] + pb[i];
        }
    }

    public override void Backward(Arena arena)
    {
        if (_y.Gradient == null)
            return;
        Pass(_a, arena);
        Pass(_b, arena);
    }

    private void Pass(ManagedTensor input, Arena arena)
    {
        if (!input.WantsGradient)
            return;
        float* d = input.AccumulateGradient(arena);
        for (int row = 0; row < _y.Rows; row++)
            RowKernels.AddScaled(1f, _y.Gradient + ((long)row * _y.Stride), d + ((long)row * input.Stride), _y.Width);
    }
}
