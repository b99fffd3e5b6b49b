using Microsoft.ML.Recurrent.Engines.Managed.Kernels;

namespace Microsoft.ML.Recurrent.Engines.Managed;

/// <summary><c>mean(ρ(p − t))</c>; backward <c>dp = ρ′(p − t)/N</c>, and its negative for t.</summary>
internal sealed unsafe class ResidualOperation<TCost> : Operation where TCost : struct, IResidualCost
{
    private ManagedTensor _prediction = null!, _target = null!, _loss = null!;
    private TCost _cost;

    public void Forward(ManagedTensor prediction, ManagedTensor target, ManagedTensor loss, TCost cost)
    {
        (_prediction, _target, _loss, _cost) = (prediction, target, loss, cost);
        double sum = 0;
        for (int row = 0; row < prediction.Rows; row++)
        {
            float* p = prediction.Row(row), t = target.Row(row);
            for (int i = 0; i < prediction.Width; i++)
                sum += cost.Value((double)p[i] - t[i]);
        }

        *loss.Data = (float)(sum / prediction.Shape.ElementCount);
    }

    public override void Backward(Arena arena)
    {
        if (_loss.Gradient == null)
            return;
        float scale = *_loss.Gradient / _prediction.Shape.ElementCount;
        Pass(_prediction, scale, arena);
        Pass(_target, -scale, arena);
    }

    private void Pass(ManagedTensor input, float scale, Arena arena)
    {
        if (!input.WantsGradient)
            return;
        float* d = input.AccumulateGradient(arena);
        for (int row = 0; row < input.Rows; row++)
        {
            float* p = _prediction.Row(row), t = _target.Row(row), dx = d + ((long)row * input.Stride);
            for (int i = 0; i < input.Width; i++)
                dx[i] += scale * (float)_cost.Slope((double)p[i] - t[i]);
        }
    }
}
