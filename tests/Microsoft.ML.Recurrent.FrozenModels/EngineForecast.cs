using Microsoft.ML.Recurrent.Forecasting;

namespace Microsoft.ML.Recurrent.FrozenModels;

/// <summary>What a forecast engine said after so many rows.</summary>
internal sealed class EngineForecast(ForecastEngine engine)
{
    public long Observed { get; } = engine.ObservedCount;

    public float[] Forecast { get; } = engine.Forecast();
}
