namespace Microsoft.ML.Recurrent.Reliability.Models;

/// <summary>The forecast from a row.</summary>
internal sealed class ForecastAnswer
{
    public float[] Forecast { get; set; } = [];
}
