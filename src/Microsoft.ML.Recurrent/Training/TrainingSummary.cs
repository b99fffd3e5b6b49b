using System.Text.Json.Serialization;

namespace Microsoft.ML.Recurrent.Training;

/// <summary>What a training did; saved with the model.</summary>
public sealed record TrainingSummary
{
    /// <summary>Examples trained on.</summary>
    public required int Rows { get; init; }

    /// <summary>Rows left out because their label was NaN.</summary>
    public required long SkippedRows { get; init; }

    /// <summary>Epochs completed.</summary>
    public required int Epochs { get; init; }

    /// <summary>Mean loss of the last epoch completed, in scaled units; NaN where the training was cancelled within the first.</summary>
    [JsonNumberHandling(JsonNumberHandling.AllowNamedFloatingPointLiterals)]
    public required double Loss { get; init; }

    /// <summary>The seed that was used: the one of the options, or the one drawn from the context.</summary>
    public required int Seed { get; init; }

    /// <summary>The engine that trained.</summary>
    public required string Engine { get; init; }
}
