namespace Microsoft.ML.Recurrent.Engines.Managed;

/// <summary><c>mean(max(τ·(t − p), (τ − 1)·(t − p)))</c>, τ by column; backward dp is <c>−τ/N</c> below the target, <c>(1 − τ)/N</c> above it.</summary>
internal sealed unsafe class PinballOperation : Operation
{
    private ManagedTensor _prediction = null!, _target = null!, _loss = null!;
    private float* _quantiles;

    public void Forward(ManagedTensor prediction, ManagedTensor target, ReadOnlySpan<float> quantiles, ManagedTensor loss, Arena arena)
    {
        (_prediction, _target, _loss) = (prediction, target, loss);
        _quantiles = arena.Take(quantiles.Length);
        quantiles.CopyTo(new(_quantiles, quantiles.Length));
        double sum = 0;
        for (int row = 0; row < prediction.Rows; row++)
        {
            float* p = prediction.Row(row), t = target.Row(row);
            for (int k = 0; k < prediction.Width; k++)
            {
                double error = (double)t[k] - p[k];
                sum += Math.Max(_quantiles[k] * error, (_quantiles[k] - 1.0) * error);
            }
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
            for (int k = 0; k < input.Width; k++)
                dx[k] += scale * Slope(p[k], t[k], _quantiles[k]);
        }
    }

    private static float Slope(float prediction, float target, float quantile)
        => prediction < target ? -quantile : prediction > target ? 1f - quantile : prediction - target;
}
