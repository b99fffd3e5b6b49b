namespace Microsoft.ML.Recurrent.EngineContract.Reference.Operations;

/// <summary>Mean cross-entropy of <c>σ(z) = 1/(1 + e⁻ᶻ)</c> over all N elements; positives count w times.</summary>
internal static class BinaryCrossEntropy
{
    /// <summary><c>L = −(1/N)·Σₙ (w·y[n]·log σ(z[n]) + (1 − y[n])·log σ(−z[n]))</c>.</summary>
    public static double Forward(double[] logits, double[] targets, double positiveWeight)
    {
        double sum = 0;
        for (int n = 0; n < logits.Length; n++)
            sum -= (positiveWeight * targets[n] * LogSigmoid(logits[n])) + ((1 - targets[n]) * LogSigmoid(-logits[n]));
        return sum / logits.Length;
    }

    /// <summary><c>dz[n] += dL/N·((1 − y[n])·σ(z[n]) − w·y[n]·σ(−z[n]))</c>, <c>dy[n] += dL/N·(log σ(−z[n]) − w·log σ(z[n]))</c>.</summary>
    public static void Backward(
        double[] logits, double[] targets, double positiveWeight, double dLoss, double[] dLogits, double[] dTargets)
    {
        for (int n = 0; n < logits.Length; n++)
        {
            double positive = Math.Exp(LogSigmoid(logits[n])), negative = Math.Exp(LogSigmoid(-logits[n]));
            dLogits[n] += dLoss / logits.Length * (((1 - targets[n]) * positive) - (positiveWeight * targets[n] * negative));
            dTargets[n] += dLoss / logits.Length * (LogSigmoid(-logits[n]) - (positiveWeight * LogSigmoid(logits[n])));
        }
    }

    /// <summary><c>log σ(z) = −log(1 + e⁻ᶻ)</c>, which is <c>z − log(1 + eᶻ)</c>: the form whose exponential is at most 1.</summary>
    private static double LogSigmoid(double z) => z >= 0 ? -Math.Log(1 + Math.Exp(-z)) : z - Math.Log(1 + Math.Exp(z));
}
