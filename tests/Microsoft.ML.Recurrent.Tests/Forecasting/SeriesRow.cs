namespace Microsoft.ML.Recurrent.Tests.Forecasting;

/// <summary>One time step as the tests feed it.</summary>
public sealed class SeriesRow
{
    public float Value { get; set; }

    public string Store { get; set; } = "";

    public float Day { get; set; }
}
