using Microsoft.ML.Recurrent.Engines.Managed.Kernels;

namespace Microsoft.ML.Recurrent.Engines.Managed;

/// <summary>Negative log-likelihood with location μ and scale eˢ: <c>mean(s + ρ(z))</c>, <c>z = (t − μ)·e⁻ˢ</c>;
/// backward <c>dt = ρ′(z)·e⁻ˢ/N</c>, <c>dμ = −dt</c>, <c>ds = (1 − ρ′(z)·z)/N</c>.</summary>
internal sealed unsafe class LikelihoodOperation<TCost> : Operation where TCost : struct, IResidualCost
{
    private ManagedTensor _mean = null!, _logScale = null!, _target = null!, _loss = null!;
    private TCost _cost;

    public void Forward(ManagedTensor mean, ManagedTensor logScale, ManagedTensor target, ManagedTensor loss, TCost cost)
    {
        (_mean, _logScale, _target, _loss, _cost) = (mean, logScale, target, loss, cost);
        double sum = 0;
        for (int row = 0; row < mean.Rows; row++)
        {
            float* m = mean.Row(row), s = logScale.Row(row), t = target.Row(row);
            for (int i = 0; i < mean.Width; i++)
                sum += s[i] + cost.Value(((double)t[i] - m[i]) * Math.Exp(-s[i]));
        }

        *loss.Data = (float)(sum / mean.Shape.ElementCount);
    }

    public override void Backward(Arena arena)
    {
        if (_loss.Gradient == null)
            return;
        float scale = *_loss.Gradient / _mean.Shape.ElementCount;
        PassLocation(_target, scale, arena);
        PassLocation(_mean, -scale, arena);
        PassScale(scale, arena);
    }

    private void PassLocation(ManagedTensor input, float scale, Arena arena)
    {
        if (!input.WantsGradient)
            return;
        float* d = input.AccumulateGradient(arena);
        for (int row = 0; row < input.Rows; row++)
        {
            float* m = _mean.Row(row), s = _logScale.Row(row), t = _target.Row(row), dx = d + ((long)row * input.Stride);
            for (int i = 0; i < input.Width; i++)
            {
                double precision = Math.Exp(-s[i]);
                dx[i] += (float)(scale * precision * _cost.Slope(((double)t[i] - m[i]) * precision));
            }
        }
    }

    private void PassScale(float scale, Arena arena)
    {
        if (!_logScale.WantsGradient)
            return;
        float* d = _logScale.AccumulateGradient(arena);
        for (int row = 0; row < _logScale.Rows; row++)
        {
            float* m = _mean.Row(row), s = _logScale.Row(row), t = _target.Row(row), ds = d + ((long)row * _logScale.Stride);
            for (int i = 0; i < _logScale.Width; i++)
            {
                double z = ((double)t[i] - m[i]) * Math.Exp(-s[i]);
                ds[i] += (float)(scale * (1 - (_cost.Slope(z) * z)));
            }
        }
    }
}
