namespace Microsoft.ML.Recurrent.Engines.Managed;

/// <summary><c>Σₙ ((1 − ε)·w_y·ℓ_y + (ε/K)·Σₖ wₖ·ℓₖ) / Σₙ w_y</c> with <c>ℓₖ = log Σ exp(z − max z) + max z − zₖ</c> and y row n's class;
/// backward <c>dzₖ = (v·softmax(z)ₖ − (1 − ε)·w_y·[k = y] − (ε/K)·wₖ) / Σₙ w_y</c> with <c>v = (1 − ε)·w_y + (ε/K)·Σₖ wₖ</c>.</summary>
internal sealed unsafe class CrossEntropyOperation : Operation
{
    private ManagedTensor _logits = null!, _targets = null!, _loss = null!;
    private float* _max, _logTotal; // apart, so that large logits lose no digits
    private float* _weights; // one per class, or null where all are 1
    private double _hard, _soft, _weightSum, _rowSum; // 1 − ε, ε/K, Σₖ wₖ, Σₙ w_y

    public void Forward(
        ManagedTensor logits, ManagedTensor targets, ReadOnlySpan<float> weights, float smoothing, ManagedTensor loss, Arena arena)
    {
        (_logits, _targets, _loss) = (logits, targets, loss);
        _max = arena.Take(logits.Rows);
        _logTotal = arena.Take(logits.Rows);
        (_hard, _soft) = (1.0 - smoothing, (double)smoothing / logits.Width);
        TakeWeights(weights, arena);
        double sum = 0;
        for (int row = 0; row < logits.Rows; row++)
            sum += Row(row);
        *loss.Data = (float)(sum / _rowSum);
    }

    public override void Backward(Arena arena)
    {
        if (_loss.Gradient == null || !_logits.WantsGradient)
            return;
        double scale = *_loss.Gradient / _rowSum;
        float soft = (float)(scale * _soft);
        float* gradient = _logits.AccumulateGradient(arena);
        for (int row = 0; row < _logits.Rows; row++)
        {
            int target = _targets.Ids[row];
            double hard = scale * _hard * Weight(target);
            float both = (float)(hard + (scale * _soft * _weightSum));
            float* z = _logits.Row(row), d = gradient + ((long)row * _logits.Stride);
            for (int k = 0; k < _logits.Width; k++)
                d[k] += (both * MathF.Exp(z[k] - _max[row] - _logTotal[row])) - (soft * Weight(k));
            d[target] -= (float)hard;
        }
    }

    private void TakeWeights(ReadOnlySpan<float> weights, Arena arena)
    {
        _weights = null;
        (_weightSum, _rowSum) = (_logits.Width, _logits.Rows);
        if (weights.IsEmpty)
            return;
        _weights = arena.Take(weights.Length);
        weights.CopyTo(new(_weights, weights.Length));
        (_weightSum, _rowSum) = (0, 0);
        foreach (float weight in weights)
            _weightSum += weight;
        for (int row = 0; row < _logits.Rows; row++)
            _rowSum += weights[_targets.Ids[row]];
    }

    private float Weight(int k) => _weights == null ? 1f : _weights[k];

    /// <summary>One row's share of the sum; keeps its softmax's normaliser.</summary>
    private double Row(int row)
    {
        var z = new ReadOnlySpan<float>(_logits.Row(row), _logits.Width);
        float max = Max(z);
        double total = 0;
        foreach (float value in z)
            total += Math.Exp((double)value - max);
        double log = Math.Log(total);
        (_max[row], _logTotal[row]) = (max, (float)log);
        int target = _targets.Ids[row];
        double sum = _hard * Weight(target) * (log + ((double)max - z[target]));
        for (int k = 0; _soft > 0 && k < z.Length; k++)
            sum += _soft * Weight(k) * (log + ((double)max - z[k]));
        return sum;
    }

    private static float Max(ReadOnlySpan<float> values)
    {
        float max = values[0];
        foreach (float value in values)
            max = Math.Max(max, value);
        return max;
    }
}
