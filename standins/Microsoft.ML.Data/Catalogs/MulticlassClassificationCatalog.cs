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

    /// <summary>Where trainers are found.</summary>
    public sealed class MulticlassClassificationTrainers : CatalogInstantiatorBase
    {
        internal MulticlassClassificationTrainers(MulticlassClassificationCatalog catalog)
            : base(catalog)
        {
        }
    }
}
