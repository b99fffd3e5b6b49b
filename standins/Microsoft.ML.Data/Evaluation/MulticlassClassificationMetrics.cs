namespace Microsoft.ML.Data;

/// <summary>How well scores name one of several classes. Logarithms are natural.</summary>
public sealed class MulticlassClassificationMetrics
{
    internal MulticlassClassificationMetrics(double accuracyMicro, double accuracyMacro, double logLoss, double logLossReduction,
        double[] perClassLogLoss, ConfusionMatrix confusionMatrix)
    {
        MicroAccuracy = accuracyMicro;
        MacroAccuracy = accuracyMacro;
        LogLoss = logLoss;
        LogLossReduction = logLossReduction;
        PerClassLogLoss = perClassLogLoss;
        ConfusionMatrix = confusionMatrix;
    }

    /// <summary>The mean of -ln of the score of the true class.</summary>
    public double LogLoss { get; }

    /// <summary>(prior - log loss) / prior, the prior being the log loss of giving every row the shares of the classes.</summary>
    public double LogLossReduction { get; }

    /// <summary>The mean over the classes that occur of the share of their rows that are named rightly.</summary>
    public double MacroAccuracy { get; }

    /// <summary>The share of rows that are named rightly.</summary>
    public double MicroAccuracy { get; }

    /// <summary>The log loss of each class's rows; 0 where there are none.</summary>
    public IReadOnlyList<double> PerClassLogLoss { get; }

    /// <summary>In the order of the scores.</summary>
    public ConfusionMatrix ConfusionMatrix { get; }
}
