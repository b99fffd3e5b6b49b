namespace Microsoft.ML.Recurrent.EngineContract.Reference.Operations;

/// <summary>Huber's loss over all N elements, <c>e[n] = p[n] − y[n]</c>.</summary>
internal static class Huber
{
    /// <summary><c>L = (1/N)·Σₙ (e²/2 where |e| ≤ δ, else δ·|e| − δ²/2)</c>.</summary>
    public static double Forward(double[] prediction, double[] target, double delta)
    {
        double sum = 0;
        for (int n = 0; n < prediction.Length; n++)
        {
            double e = prediction[n] - target[n];
            sum += Math.Abs(e) <= delta ? 0.5 * e * e : (delta * Math.Abs(e)) - (0.5 * delta * delta);
        }

        return sum / prediction.Length;
    }

    /// <summary><c>dp[n] += dL/N·(e where |e| ≤ δ, else δ·sign e)</c>, and the opposite for y.</summary>
    public static void Backward(double[] prediction, double[] target, double delta, double dLoss, double[] dPrediction, double[] dTarget)
    {
        for (int n = 0; n < prediction.Length; n++)
        {
            double e = prediction[n] - target[n];
            double d = dLoss / prediction.Length * (Math.Abs(e) <= delta ? e : delta * Math.Sign(e));
            dPrediction[n] += d;
            dTarget[n] -= d;
        }
    }
}
