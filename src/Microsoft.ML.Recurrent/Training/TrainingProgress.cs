namespace Microsoft.ML.Recurrent.Training;

/// <summary>Where a training stands: reported at the end of each epoch, and in between every few seconds where epochs are long.</summary>
public sealed record TrainingProgress
{
    /// <summary>The epoch, from 1.</summary>
    public required int Epoch { get; init; }

    /// <summary>Epochs planned.</summary>
    public required int Epochs { get; init; }

    /// <summary>Batches done in this epoch; equal to <see cref="Batches"/> at its end.</summary>
    public required int Batch { get; init; }

    /// <summary>Batches in an epoch.</summary>
    public required int Batches { get; init; }

    /// <summary>Mean loss over the epoch's rows so far: of numbers squared error in scaled units, of classes cross-entropy.</summary>
    public required double Loss { get; init; }

    /// <summary>Mean loss over the validation rows, as <see cref="Loss"/>; null where there are none, and before the end of the epoch.</summary>
    public double? ValidationLoss { get; init; }

    /// <summary>The learning rate of the last step, its schedule included.</summary>
    public required float LearningRate { get; init; }

    /// <summary>Euclidean norm of the last step's gradient, before clipping. Without <see cref="RecurrentOptions.ClipNorm"/> it is taken once an epoch, and NaN before.</summary>
    public required double GradientNorm { get; init; }

    /// <summary>Training rows per second over the epoch so far. Unit: 1/s.</summary>
    public required double RowsPerSecond { get; init; }

    /// <summary>Since the first step of this run.</summary>
    public required TimeSpan Elapsed { get; init; }

    /// <summary>Time left at this pace, should every planned epoch be run.</summary>
    public required TimeSpan Remaining { get; init; }
}
