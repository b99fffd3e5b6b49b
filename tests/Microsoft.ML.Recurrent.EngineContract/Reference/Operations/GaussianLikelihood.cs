namespace Microsoft.ML.Recurrent.EngineContract.Reference.Operations;

/// <summary>Negative log-likelihood of a normal distribution over all N elements; <c>σ = exp s[n]</c>, <c>z = (y[n] − m[n])/σ</c>.</summary>
internal static class GaussianLikelihood
{
    /// <summary><c>L = −(1/N)·Σₙ log(exp(−z²/2)/(σ·√(2π)))</c>.</summary>
    public static double Forward(double[] mean, double[] logScale, double[] target)
    {
        double sum = 0;
        for (int n = 0; n < mean.Length; n++)
        {
            double z = (target[n] - mean[n]) / Math.Exp(logScale[n]);
            sum += (z * z / 2) + logScale[n] + Math.Log(Math.Sqrt(2 * Math.PI));
        }

        return sum / mean.Length;
    }

    /// <summary><c>dm[n] −= dL/N·z/σ</c>, <c>ds[n] += dL/N·(1 − z²)</c>, <c>dy[n] += dL/N·z/σ</c>.</summary>
    public static void Backward(
        double[] mean, double[] logScale, double[] target, double dLoss, double[] dMean, double[] dLogScale, double[] dTarget)
    {
        double share = dLoss / mean.Length;
        for (int n = 0; n < mean.Length; n++)
        {
            double scale = Math.Exp(logScale[n]), z = (target[n] - mean[n]) / scale;
            dMean[n] -= share * z / scale;
            dLogScale[n] += share * (1 - (z * z));
            dTarget[n] += share * z / scale;
        }
    }
}
