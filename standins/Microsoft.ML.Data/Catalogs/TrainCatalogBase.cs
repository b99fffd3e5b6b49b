using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML;

/// <summary>What the catalogs of tasks share.</summary>
public abstract class TrainCatalogBase : IInternalCatalog
{
    private protected TrainCatalogBase(IHostEnvironment env, string registrationName) => Environment = env.Register(registrationName);

    IHostEnvironment IInternalCatalog.Environment => Environment;

    private protected IHostEnvironment Environment { get; }

    private protected CrossValidationResult[] CrossValidateTrain(IDataView data, IEstimator<ITransformer> estimator, int numFolds,
        string samplingKeyColumn, int? seed = null)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(estimator);
        if (numFolds <= 1)
            throw new ArgumentOutOfRangeException(nameof(numFolds), "Must be more than 1");
        return RowSplit.Folds(Environment, data, numFolds, samplingKeyColumn, seed).Select((fold, i) =>
        {
            ITransformer model = estimator.Fit(fold.TrainSet);
            return new CrossValidationResult(model, model.Transform(fold.TestSet), i);
        }).ToArray();
    }

    /// <summary>One fold's model, and what it gave for the rows that were held out.</summary>
    public sealed class CrossValidationResult<T> where T : class
    {
        /// <summary>On the rows held out.</summary>
        public readonly T Metrics;

        /// <summary>Trained on the other folds.</summary>
        public readonly ITransformer Model;

        /// <summary>The rows held out, scored.</summary>
        public readonly IDataView ScoredHoldOutSet;

        /// <summary>From 0.</summary>
        public readonly int Fold;

        internal CrossValidationResult(ITransformer model, T metrics, IDataView scores, int fold)
        {
            Model = model;
            Metrics = metrics;
            ScoredHoldOutSet = scores;
            Fold = fold;
        }
    }

    private protected struct CrossValidationResult
    {
        public readonly ITransformer Model;
        public readonly IDataView Scores;
        public readonly int Fold;

        public CrossValidationResult(ITransformer model, IDataView scores, int fold)
        {
            Model = model;
            Scores = scores;
            Fold = fold;
        }
    }

    /// <summary>What the catalogs of a task's trainers share.</summary>
    public abstract class CatalogInstantiatorBase : IInternalCatalog
    {
        private protected CatalogInstantiatorBase(TrainCatalogBase catalog) => Owner = catalog;

        IHostEnvironment IInternalCatalog.Environment => Owner.GetEnvironment();

        internal TrainCatalogBase Owner { get; }
    }
}
