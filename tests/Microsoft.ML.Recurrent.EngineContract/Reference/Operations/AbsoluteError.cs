namespace Microsoft.ML.Recurrent.EngineContract.Reference.Operations;

/// <summary>Mean absolute error over all N elements.</summary>
internal static class AbsoluteError
{
    /// <summary><c>L = (1/N)·Σₙ |p[n] − y[n]|</c>.</summary>
    public static double Forward(double[] prediction, double[] target)
    {
        double sum = 0;
        for (int n = 0; n < prediction.Length; n++)
            sum += Math.Abs(prediction[n] - target[n]);
        return sum / prediction.Length;
    }

    /// <summary><c>dp[n] += dL/N·sign(p[n] − y[n])</c>, and the opposite for y.</summary>
    public static void Backward(double[] prediction, double[] target, double dLoss, double[] dPrediction, double[] dTarget)
    {
        for (int n = 0; n < prediction.Length; n++)
        {
            double d = dLoss / prediction.Length * Math.Sign(prediction[n] - target[n]);
            dPrediction[n] += d;
            dTarget[n] -= d;
        }
    }
}
