using System.Text.Json.Nodes;
using Microsoft.ML.Recurrent.Data.Time;

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

    /// <summary>When the last row was, and what kind of time that is; null where no time was told, and in format 1.</summary>
    public string? Time { get; init; }

    public MomentKind? TimeKind { get; init; }

    /// <summary>The last row as it was given, to fill a gap behind it from; null where no time was told.</summary>
    public float[]? LastRow { get; init; }

    /// <summary>When the last row was; null where no time was told.</summary>
    /// <exception cref="FormatException">The file's text is no time.</exception>
    public Moment? LastTime() => Time is null ? null : Moment.Parse(TimeKind ?? throw new FormatException("it has a time of no kind"), Time);

    /// <summary>Adds to a checkpoint of format 1 what came after it.</summary>
    public static void FromFormat1(JsonObject checkpoint)
    {
        checkpoint.TryAdd("time", null);
        checkpoint.TryAdd("timeKind", null);
        checkpoint.TryAdd("lastRow", null);
    }
}
