namespace Microsoft.ML.Recurrent.EngineContract.Reference.Operations;

/// <summary>Negative log-likelihood of Student's t distribution over all N elements; <c>σ = exp s[n]</c>, <c>z = (y[n] − m[n])/σ</c>.</summary>
internal static class StudentTLikelihood
{
    /// <summary><c>L = −(1/N)·Σₙ log(Γ((ν + 1)/2)/(Γ(ν/2)·√(νπ)·σ)·(1 + z²/ν)^(−(ν + 1)/2))</c>.</summary>
    public static double Forward(double[] mean, double[] logScale, double[] target, double degrees)
    {
        double normalizer = LogGamma((degrees + 1) / 2) - LogGamma(degrees / 2) - Math.Log(Math.Sqrt(degrees * Math.PI));
        double sum = 0;
        for (int n = 0; n < mean.Length; n++)
        {
            double z = (target[n] - mean[n]) / Math.Exp(logScale[n]);
            sum -= normalizer - logScale[n] - ((degrees + 1) / 2 * Math.Log(1 + (z * z / degrees)));
        }

        return sum / mean.Length;
    }

    /// <summary>With <c>w = (ν + 1)/(ν + z²)</c>: <c>dm[n] −= dL/N·w·z/σ</c>, <c>ds[n] += dL/N·(1 − w·z²)</c>, <c>dy[n] += dL/N·w·z/σ</c>.</summary>
    public static void Backward(
        double[] mean, double[] logScale, double[] target, double degrees, double dLoss, double[] dMean, double[] dLogScale, double[] dTarget)
    {
        double share = dLoss / mean.Length;
        for (int n = 0; n < mean.Length; n++)
        {
            double scale = Math.Exp(logScale[n]), z = (target[n] - mean[n]) / scale, w = (degrees + 1) / (degrees + (z * z));
            dMean[n] -= share * w * z / scale;
            dLogScale[n] += share * (1 - (w * z * z));
            dTarget[n] += share * w * z / scale;
        }
    }

    /// <summary>Stirling's <c>log Γ(x) ≈ (x − 1/2)·log x − x + log(2π)/2 + 1/(12x)</c>, where x ≥ 1000; below,
    /// <c>log Γ(x) = log Γ(x + 1) − log x</c>.</summary>
    private static double LogGamma(double x)
    {
        double below = 0;
        for (; x < 1000; x++)
            below += Math.Log(x);
        return ((x - 0.5) * Math.Log(x)) - x + (0.5 * Math.Log(2 * Math.PI)) + (1 / (12 * x)) - below;
    }
}
