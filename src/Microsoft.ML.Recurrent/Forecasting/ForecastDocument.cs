using System.Text.Json.Nodes;
using Microsoft.ML.Recurrent.Data;
using Microsoft.ML.Recurrent.Data.Time;
using Microsoft.ML.Recurrent.Networks;
using Microsoft.ML.Recurrent.Persistence;
using Microsoft.ML.Recurrent.Training;

namespace Microsoft.ML.Recurrent.Forecasting;

/// <summary>What <c>Network.json</c> says of a <see cref="ForecastModel"/>.</summary>
internal sealed record ForecastDocument
{
    public required LstmForecastOptions Options { get; init; }

    public required NetworkSpec Network { get; init; }

    public required bool IsVector { get; init; }

    /// <summary>By series name; the empty name where no group column was given.</summary>
    public required Dictionary<string, Scaler> Scaling { get; init; }

    /// <summary>Series that are too short for a scale; their forecast is missing.</summary>
    public required string[] TooShort { get; init; }

    /// <summary>What names a series whose group column holds keys.</summary>
    public required KeyNaming GroupNaming { get; init; }

    /// <summary>What the time column held; null without one, and in format 1.</summary>
    public MomentKind? TimeKind { get; init; }

    public required TrainingSummary Training { get; init; }

    /// <summary>Checks what a file gave.</summary>
    /// <exception cref="InvalidDataException">The parts are out of range, or do not belong together.</exception>
    public ForecastDocument Validate()
    {
        NetworkSpec needed;
        try
        {
            Options.Validate();
            Network.Validate();
            Options.CheckSize(Network.InputSize);
            needed = Options.Network(Network.InputSize);
        }
        catch (ArgumentException error)
        {
            throw ModelDocument.Damaged(error.Message, error);
        }

        if (Network != needed)
            throw ModelDocument.Damaged($"its options need a {needed}, but it describes a {Network}");
        if (!IsVector && Network.InputSize != 1)
            throw ModelDocument.Damaged($"IsVector is false, but InputSize is {Network.InputSize}");
        foreach ((string series, Scaler? scaler) in Scaling)
            (scaler ?? throw ModelDocument.Damaged($"series '{series}' has no scaling")).Validate(Network.InputSize);
        if (!Enum.IsDefined(GroupNaming) || (TimeKind is { } kind && !Enum.IsDefined(kind)))
            throw ModelDocument.Damaged($"GroupNaming is {GroupNaming} and TimeKind {TimeKind}");
        if (Array.Find(TooShort, series => series is null || Scaling.ContainsKey(series)) is { } both)
            throw ModelDocument.Damaged($"series '{both}' has a scaling and is too short for one");
        return this;
    }

    /// <summary>Adds to a model of format 1 what came after it.</summary>
    public static void FromFormat1(JsonObject model)
    {
        if (model["options"] is JsonObject options)
            LstmForecastOptions.FromFormat1(options);
        model.TryAdd("tooShort", new JsonArray());
        model.TryAdd("groupNaming", nameof(KeyNaming.Number));
    }
}
