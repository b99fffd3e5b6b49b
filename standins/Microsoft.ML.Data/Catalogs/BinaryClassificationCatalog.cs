using Microsoft.ML.Runtime;

namespace Microsoft.ML;

/// <summary>Binary classification.</summary>
public sealed class BinaryClassificationCatalog : TrainCatalogBase
{
    internal BinaryClassificationCatalog(IHostEnvironment env)
        : base(env, nameof(BinaryClassificationCatalog))
        => Trainers = new BinaryClassificationTrainers(this);

    /// <summary>Its trainers.</summary>
    public BinaryClassificationTrainers Trainers { get; }

    /// <summary>Where trainers are found.</summary>
    public sealed class BinaryClassificationTrainers : CatalogInstantiatorBase
    {
        internal BinaryClassificationTrainers(BinaryClassificationCatalog catalog)
            : base(catalog)
        {
        }
    }
}
