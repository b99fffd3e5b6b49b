using System.Text.Json.Nodes;
namespace Microsoft.ML.Recurrent.Forecasting;

/// <summary>The state of a <see cref="ForecastEngine"/> in a file: what it takes to go on as if nothing had happened.</summary>
internal sealed record ForecastCheckpoint
{
    /// <summary>The model's <see cref="ForecastModel.Fingerprint"/>: rows scaled for one model mean other values to another.</summary>
    public required string Model { get; init; }

    public required string Series { get; init; }

    public required int WindowLength { get; init; }

    public required int Channels { get; init; }

    public required long Observed { get; init; }

    /// <summary>The rows of the look-back that are known, oldest first, scaled as the network sees them.</summary>
    public required float[] Rows { get; init; }

    /// <summary>Adds to options of format 1 those that came after it, each with the value that says what was done then.</summary>
    internal static void FromFormat1(JsonObject options)
    {
    }
}
