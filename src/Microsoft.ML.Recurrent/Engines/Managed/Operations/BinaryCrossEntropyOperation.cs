namespace Microsoft.ML.Recurrent.Engines.Managed;

/// <summary><c>mean((1 − t)·z + v·softplus(−z))</c> with <c>v = 1 + (w − 1)·t</c>; backward <c>dz = (1 − t − v·σ(−z))/N</c>,
/// <c>dt = ((w − 1)·softplus(−z) − z)/N</c>.</summary>
internal sealed unsafe class BinaryCrossEntropyOperation : Operation
{
    private ManagedTensor _logits = null!, _targets = null!, _loss = null!;
    private double _extra; // w − 1

    public void Forward(ManagedTensor logits, ManagedTensor targets, float positiveWeight, ManagedTensor loss)
    {
        (_logits, _targets, _loss, _extra) = (logits, targets, loss, positiveWeight - 1.0);
        double sum = 0;
        for (int row = 0; row < logits.Rows; row++)
        {
            float* z = logits.Row(row), t = targets.Row(row);
            for (int i = 0; i < logits.Width; i++)
                sum += ((1.0 - t[i]) * z[i]) + ((1 + (_extra * t[i])) * Softplus(-z[i]));
        }

        *loss.Data = (float)(sum / logits.Shape.ElementCount);
    }

    public override void Backward(Arena arena)
    {
        if (_loss.Gradient == null)
            return;
        double scale = (double)*_loss.Gradient / _logits.Shape.ElementCount;
        if (_logits.WantsGradient)
            PassLogits(scale, _logits.AccumulateGradient(arena));
        if (_targets.WantsGradient)
            PassTargets(scale, _targets.AccumulateGradient(arena));
    }

    private void PassLogits(double scale, float* gradient)
    {
        for (int row = 0; row < _logits.Rows; row++)
        {
            float* z = _logits.Row(row), t = _targets.Row(row), d = gradient + ((long)row * _logits.Stride);
            for (int i = 0; i < _logits.Width; i++)
                d[i] += (float)(scale * (1.0 - t[i] - ((1 + (_extra * t[i])) / (1 + Math.Exp(z[i])))));
        }
    }

    private void PassTargets(double scale, float* gradient)
    {
        for (int row = 0; row < _targets.Rows; row++)
        {
            float* z = _logits.Row(row), d = gradient + ((long)row * _targets.Stride);
            for (int i = 0; i < _targets.Width; i++)
                d[i] += (float)(scale * ((_extra * Softplus(-z[i])) - z[i]));
        }
    }

    /// <summary><c>log(1 + eˣ)</c>, with the larger part taken out so that nothing overflows.</summary>
    private static double Softplus(double x) => Math.Max(x, 0) + Math.Log(1 + Math.Exp(-Math.Abs(x)));
}
