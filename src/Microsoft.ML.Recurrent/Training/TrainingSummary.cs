using System.Text.Json.Serialization;

namespace Microsoft.ML.Recurrent.Training;

/// <summary>What a training did; saved with the model.</summary>
public sealed record TrainingSummary
{
    /// <summary>Examples trained on: labelled rows, or windows of a series.</summary>
    public required int Rows { get; init; }

    /// <summary>Examples that the loss was watched on.</summary>
    public int ValidationRows { get; init; }

    /// <summary>Rows left out because their label is missing (NaN, key 0).</summary>
    public required long SkippedRows { get; init; }

    /// <summary>Epochs completed.</summary>
    public required int Epochs { get; init; }

    /// <summary>Mean loss of the last epoch completed: of numbers squared error in scaled units, of classes cross-entropy; NaN where the training was cancelled within the first.</summary>
    [JsonNumberHandling(JsonNumberHandling.AllowNamedFloatingPointLiterals)]
    public required double Loss { get; init; }

    /// <summary>Lowest validation loss, as <see cref="Loss"/>: that of the weights which were kept. Null without validation.</summary>
    public double? ValidationLoss { get; init; }

    /// <summary>The epoch whose weights were kept, from 1; without validation the last one.</summary>
    public int BestEpoch { get; init; }

    /// <summary>What ended the training.</summary>
    public TrainingStop StoppedBy { get; init; }

    /// <summary>The seed that was used: the one of the options, or the one drawn from the context.</summary>
    public required int Seed { get; init; }

    /// <summary>The engine that trained.</summary>
    public required string Engine { get; init; }
}
