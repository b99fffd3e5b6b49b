namespace Microsoft.ML.Recurrent.EngineContract.Reference.Operations;

/// <summary>Weighted mean cross-entropy of a softmax over K classes, for N rows; natural logarithm. Row n's target is a distribution over the
/// classes, <c>q[n, k] = (1 − ε)·[k = y[n]] + ε/K</c>; class k weighs w[k].</summary>
internal static class CrossEntropy
{
    /// <summary><c>L = Σₙ Σₖ w[k]·q[n, k]·(log Σⱼ exp(z[n, j]) − z[n, k]) / Σₙ w[y[n]]</c>.</summary>
    public static double Forward(double[] logits, int[] targets, double[] weights, double smoothing)
    {
        int classes = weights.Length;
        double sum = 0;
        for (int n = 0; n < targets.Length; n++)
        {
            ReadOnlySpan<double> z = logits.AsSpan(n * classes, classes);
            for (int k = 0; k < classes; k++)
                sum += weights[k] * Target(targets[n], k, classes, smoothing) * (LogSumExp(z) - z[k]);
        }

        return sum / targets.Sum(target => weights[target]);
    }

    /// <summary><c>dz[n, j] += dL·Σₖ w[k]·q[n, k]·(softmax(z[n])[j] − [j = k]) / Σₙ w[y[n]]</c>.</summary>
    public static void Backward(double[] logits, int[] targets, double[] weights, double smoothing, double dLoss, double[] dLogits)
    {
        int classes = weights.Length;
        double total = targets.Sum(target => weights[target]);
        for (int n = 0; n < targets.Length; n++)
        {
            ReadOnlySpan<double> z = logits.AsSpan(n * classes, classes);
            double logSumExp = LogSumExp(z);
            for (int j = 0; j < classes; j++)
            {
                for (int k = 0; k < classes; k++)
                {
                    double weight = weights[k] * Target(targets[n], k, classes, smoothing) / total;
                    dLogits[(n * classes) + j] += dLoss * weight * (Math.Exp(z[j] - logSumExp) - (j == k ? 1 : 0));
                }
            }
        }
    }

    private static double Target(int target, int k, int classes, double smoothing)
        => (k == target ? 1 - smoothing : 0) + (smoothing / classes);

    /// <summary><c>log Σₖ exp(z[k]) = m + log Σₖ exp(z[k] − m)</c> with <c>m = maxₖ z[k]</c>, which never overflows.</summary>
    private static double LogSumExp(ReadOnlySpan<double> z)
    {
        double max = double.NegativeInfinity;
        foreach (double value in z)
            max = Math.Max(max, value);
        double sum = 0;
        foreach (double value in z)
            sum += Math.Exp(value - max);
        return max + Math.Log(sum);
    }
}
