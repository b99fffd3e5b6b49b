using Microsoft.ML.Runtime;

namespace Microsoft.ML;

/// <summary>Forecasting.</summary>
public sealed class ForecastingCatalog : TrainCatalogBase
{
    internal ForecastingCatalog(IHostEnvironment env)
        : base(env, nameof(ForecastingCatalog))
        => Trainers = new Forecasters(this);

    /// <summary>Its trainers.</summary>
    public Forecasters Trainers { get; }

    /// <summary>Where trainers are found.</summary>
    public sealed class Forecasters : CatalogInstantiatorBase
    {
        internal Forecasters(ForecastingCatalog catalog)
            : base(catalog)
        {
        }
    }
}
