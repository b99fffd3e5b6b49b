namespace Microsoft.ML.Data;

/// <summary>How far regression's scores are from the labels.</summary>
public sealed class RegressionMetrics
{
    internal RegressionMetrics(double l1, double l2, double rms, double lossFunction, double rSquared)
    {
        MeanAbsoluteError = l1;
        MeanSquaredError = l2;
        RootMeanSquaredError = rms;
        LossFunction = lossFunction;
        RSquared = rSquared;
    }

    /// <summary>mean |label - score|.</summary>
    public double MeanAbsoluteError { get; }

    /// <summary>mean (label - score)².</summary>
    public double MeanSquaredError { get; }

    /// <summary>The root of <see cref="MeanSquaredError"/>.</summary>
    public double RootMeanSquaredError { get; }

    /// <summary>The mean loss: squared.</summary>
    public double LossFunction { get; }

    /// <summary>1 - mean squared error / variance of the labels.</summary>
    public double RSquared { get; }
}
