namespace Microsoft.ML.Data;

/// <summary>How well scores tell two classes apart.</summary>
public class BinaryClassificationMetrics
{
    internal BinaryClassificationMetrics(double auc, double accuracy, double positivePrecision, double positiveRecall,
        double negativePrecision, double negativeRecall, double f1Score, double auprc, ConfusionMatrix confusionMatrix)
    {
        AreaUnderRocCurve = auc;
        Accuracy = accuracy;
        PositivePrecision = positivePrecision;
        PositiveRecall = positiveRecall;
        NegativePrecision = negativePrecision;
        NegativeRecall = negativeRecall;
        F1Score = f1Score;
        AreaUnderPrecisionRecallCurve = auprc;
        ConfusionMatrix = confusionMatrix;
    }

    /// <summary>The share of pairs of a positive and a negative row that the score puts in order; ties count half.</summary>
    public double AreaUnderRocCurve { get; }

    /// <summary>The share of rows on the right side of score 0.</summary>
    public double Accuracy { get; }

    /// <summary>The share of positives among the rows called positive.</summary>
    public double PositivePrecision { get; }

    /// <summary>The share of positives that are called so.</summary>
    public double PositiveRecall { get; }

    /// <summary>The share of negatives among the rows called negative.</summary>
    public double NegativePrecision { get; }

    /// <summary>The share of negatives that are called so.</summary>
    public double NegativeRecall { get; }

    /// <summary>The harmonic mean of the positives' precision and recall.</summary>
    public double F1Score { get; }

    /// <summary>The area under precision over recall.</summary>
    public double AreaUnderPrecisionRecallCurve { get; }

    /// <summary>Positive first, then negative.</summary>
    public ConfusionMatrix ConfusionMatrix { get; }
}
