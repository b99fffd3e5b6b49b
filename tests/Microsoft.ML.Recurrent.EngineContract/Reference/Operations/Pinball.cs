namespace Microsoft.ML.Recurrent.EngineContract.Reference.Operations;

/// <summary>Pinball loss over all N elements; element n is in column <c>k = n mod K</c>.</summary>
internal static class Pinball
{
    /// <summary><c>L = (1/N)·Σₙ (τ[k]·(y[n] − p[n]) where p[n] ≤ y[n], else (1 − τ[k])·(p[n] − y[n]))</c>.</summary>
    public static double Forward(double[] prediction, double[] target, float[] quantiles)
    {
        double sum = 0;
        for (int n = 0; n < prediction.Length; n++)
        {
            double quantile = quantiles[n % quantiles.Length];
            sum += prediction[n] <= target[n] ? quantile * (target[n] - prediction[n]) : (1 - quantile) * (prediction[n] - target[n]);
        }

        return sum / prediction.Length;
    }

    /// <summary><c>dp[n] += dL/N·(−τ[k] where p[n] &lt; y[n], 1 − τ[k] where p[n] &gt; y[n], else 0)</c>, and the opposite for y.</summary>
    public static void Backward(double[] prediction, double[] target, float[] quantiles, double dLoss, double[] dPrediction, double[] dTarget)
    {
        for (int n = 0; n < prediction.Length; n++)
        {
            double quantile = quantiles[n % quantiles.Length];
            double slope = prediction[n].CompareTo(target[n]) switch { < 0 => -quantile, > 0 => 1 - quantile, _ => 0 };
            dPrediction[n] += dLoss / prediction.Length * slope;
            dTarget[n] -= dLoss / prediction.Length * slope;
        }
    }
}
