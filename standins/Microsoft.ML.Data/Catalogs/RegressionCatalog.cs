using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML;

/// <summary>Regression.</summary>
public sealed class RegressionCatalog : TrainCatalogBase
{
    internal RegressionCatalog(IHostEnvironment env)
        : base(env, nameof(RegressionCatalog))
        => Trainers = new RegressionTrainers(this);

    /// <summary>Its trainers.</summary>
    public RegressionTrainers Trainers { get; }

    /// <summary>Compares scores with labels; rows where either is missing do not count.</summary>
    public RegressionMetrics Evaluate(IDataView data, string labelColumnName = "Label", string scoreColumnName = "Score")
        => RegressionEvaluator.Evaluate(data, labelColumnName, scoreColumnName);

    /// <summary>Where trainers are found.</summary>
    public sealed class RegressionTrainers : CatalogInstantiatorBase
    {
        internal RegressionTrainers(RegressionCatalog catalog)
            : base(catalog)
        {
        }
    }
}
