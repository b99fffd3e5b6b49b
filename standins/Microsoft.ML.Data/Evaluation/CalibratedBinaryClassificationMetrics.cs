namespace Microsoft.ML.Data;

/// <summary>How well scores tell two classes apart, and how good their probabilities are. In bits.</summary>
public sealed class CalibratedBinaryClassificationMetrics : BinaryClassificationMetrics
{
    internal CalibratedBinaryClassificationMetrics(double auc, double accuracy, double positivePrecision, double positiveRecall,
        double negativePrecision, double negativeRecall, double f1Score, double auprc, ConfusionMatrix confusionMatrix,
        double logLoss, double entropy)
        : base(auc, accuracy, positivePrecision, positiveRecall, negativePrecision, negativeRecall, f1Score, auprc, confusionMatrix)
    {
        LogLoss = logLoss;
        Entropy = entropy;
        LogLossReduction = (entropy - logLoss) / entropy;
    }

    /// <summary>The mean of -log2 of the probability that was given to the true class.</summary>
    public double LogLoss { get; }

    /// <summary>(entropy - log loss) / entropy.</summary>
    public double LogLossReduction { get; }

    /// <summary>The log loss of giving every row the share of the positives.</summary>
    public double Entropy { get; }
}
