namespace Microsoft.ML.Recurrent.EngineContract.Reference.Operations;

/// <summary>Mean cross-entropy of a softmax over K classes, for N rows; natural logarithm.</summary>
internal static class CrossEntropy
{
    /// <summary><c>L = (1/N)·Σₙ (log Σₖ exp(z[n, k]) − z[n, y[n]])</c>.</summary>
    public static double Forward(double[] logits, int[] targets)
    {
        int classes = logits.Length / targets.Length;
        double sum = 0;
        for (int n = 0; n < targets.Length; n++)
        {
            ReadOnlySpan<double> z = logits.AsSpan(n * classes, classes);
            sum += LogSumExp(z) - z[targets[n]];
        }

        return sum / targets.Length;
    }

    /// <summary><c>dz[n, k] += dL/N·(softmax(z[n])[k] − [k = y[n]])</c>.</summary>
    public static void Backward(double[] logits, int[] targets, double dLoss, double[] dLogits)
    {
        int classes = logits.Length / targets.Length;
        for (int n = 0; n < targets.Length; n++)
        {
            ReadOnlySpan<double> z = logits.AsSpan(n * classes, classes);
            double logSumExp = LogSumExp(z);
            for (int k = 0; k < classes; k++)
                dLogits[(n * classes) + k] += dLoss / targets.Length * (Math.Exp(z[k] - logSumExp) - (k == targets[n] ? 1 : 0));
        }
    }

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
