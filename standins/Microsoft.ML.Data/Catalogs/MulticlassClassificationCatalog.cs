using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML;

/// <summary>Multiclass classification.</summary>
public sealed class MulticlassClassificationCatalog : TrainCatalogBase
{
    internal MulticlassClassificationCatalog(IHostEnvironment env)
        : base(env, nameof(MulticlassClassificationCatalog))
        => Trainers = new MulticlassClassificationTrainers(this);

    /// <summary>Its trainers.</summary>
    public MulticlassClassificationTrainers Trainers { get; }

    /// <summary>Compares scores with labels; the best of several guesses is not looked for here.</summary>
    public MulticlassClassificationMetrics Evaluate(IDataView data, string labelColumnName = "Label", string scoreColumnName = "Score",
        string predictedLabelColumnName = "PredictedLabel", int topKPredictionCount = 0)
        => topKPredictionCount == 0
            ? MulticlassEvaluator.Evaluate(data, labelColumnName, scoreColumnName, predictedLabelColumnName)
            : throw new NotSupportedException("This stand-in of ML.NET gives no top-k accuracy.");

    /// <summary>Trains as often as there are folds, each time without one of them, and evaluates on that one.</summary>
    public IReadOnlyList<CrossValidationResult<MulticlassClassificationMetrics>> CrossValidate(IDataView data,
        IEstimator<ITransformer> estimator, int numberOfFolds = 5, string labelColumnName = "Label", string samplingKeyColumnName = null,
        int? seed = null)
        => CrossValidateTrain(data, estimator, numberOfFolds, samplingKeyColumnName, seed)
            .Select(fold => new CrossValidationResult<MulticlassClassificationMetrics>(
                fold.Model, Evaluate(fold.Scores, labelColumnName), fold.Scores, fold.Fold))
            .ToArray();

    /// <summary>Where trainers are found.</summary>
    public sealed class MulticlassClassificationTrainers : CatalogInstantiatorBase
    {
        internal MulticlassClassificationTrainers(MulticlassClassificationCatalog catalog)
            : base(catalog)
        {
        }
    }
}
