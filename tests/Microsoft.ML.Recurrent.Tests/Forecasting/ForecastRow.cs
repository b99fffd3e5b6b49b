namespace Microsoft.ML.Recurrent.Tests.Forecasting;

/// <summary>One time step with its forecast, as a prediction engine gives it.</summary>
public sealed class ForecastRow
{
    public float Value { get; set; }

    public string Store { get; set; } = "";

    public float[] Forecast { get; set; } = [];
}
