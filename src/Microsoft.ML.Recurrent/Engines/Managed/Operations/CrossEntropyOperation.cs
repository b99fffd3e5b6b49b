namespace Microsoft.ML.Recurrent.Engines.Managed;

/// <summary><c>mean(log Σₖ exp(zₖ − max z) + max z − z_target)</c>; backward <c>dz = (softmax(z) − onehot(target))/N</c>.</summary>
internal sealed unsafe class CrossEntropyOperation : Operation
{
    private ManagedTensor _logits = null!, _targets = null!, _loss = null!;
    private float* _max, _logTotal; // apart, so that large logits lose no digits

    public void Forward(ManagedTensor logits, ManagedTensor targets, ManagedTensor loss, Arena arena)
    {
        (_logits, _targets, _loss) = (logits, targets, loss);
        _max = arena.Take(logits.Rows);
        _logTotal = arena.Take(logits.Rows);
        double sum = 0;
        for (int row = 0; row < logits.Rows; row++)
        {
            var z = new ReadOnlySpan<float>(logits.Row(row), logits.Width);
            float max = Max(z);
            double total = 0;
            foreach (float value in z)
                total += Math.Exp((double)value - max);
            (_max[row], _logTotal[row]) = (max, (float)Math.Log(total));
            sum += Math.Log(total) + ((double)max - z[targets.Ids[row]]);
        }

        *loss.Data = (float)(sum / logits.Rows);
    }

    public override void Backward(Arena arena)
    {
        if (_loss.Gradient == null || !_logits.WantsGradient)
            return;
        float scale = *_loss.Gradient / _logits.Rows;
        float* gradient = _logits.AccumulateGradient(arena);
        for (int row = 0; row < _logits.Rows; row++)
        {
            float* z = _logits.Row(row), d = gradient + ((long)row * _logits.Stride);
            for (int k = 0; k < _logits.Width; k++)
                d[k] += scale * MathF.Exp(z[k] - _max[row] - _logTotal[row]);
            d[_targets.Ids[row]] -= scale;
        }
    }

    private static float Max(ReadOnlySpan<float> values)
    {
        float max = values[0];
        foreach (float value in values)
            max = Math.Max(max, value);
        return max;
    }
}
