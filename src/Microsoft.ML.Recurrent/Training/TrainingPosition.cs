namespace Microsoft.ML.Recurrent.Training;

/// <summary>Where a training stands, besides weights and moments: what a checkpoint keeps of the loop. Changed by the loop alone.</summary>
internal sealed record TrainingPosition
{
    /// <summary>The current epoch, from 1.</summary>
    public int Epoch { get; set; } = 1;

    /// <summary>The next batch of the epoch, from 0.</summary>
    public int Batch { get; set; }

    /// <summary>Loss times rows over the epoch so far.</summary>
    public double LossSum { get; set; }

    /// <summary>Rows of the epoch so far.</summary>
    public long Rows { get; set; }

    /// <summary>Mean loss of the last whole epoch, null before.</summary>
    public double? Loss { get; set; }

    /// <summary>Validation loss of the last whole epoch, null where there is none.</summary>
    public double? ValidationLoss { get; set; }

    /// <summary>The lowest loss that was watched so far, null before; and the epoch it belongs to.</summary>
    public double? LowestLoss { get; set; }

    public int LowestEpoch { get; set; }

    /// <summary>Epochs since the last new low or fall of the rate, and how often the rate has fallen.</summary>
    public int EpochsOnPlateau { get; set; }

    public int Plateaus { get; set; }

    /// <summary>Training time before this run, in seconds.</summary>
    public double Seconds { get; set; }

    /// <summary>Whether a training of so many batches per epoch can stand here: a file may say anything.</summary>
    public bool IsPossible(int batches)
        => Epoch >= 1 && Batch >= 0 && Batch < batches && Rows >= 0 && double.IsFinite(LossSum) && LowestEpoch >= 0 && LowestEpoch < Epoch
            && EpochsOnPlateau >= 0 && Plateaus >= 0 && Seconds >= 0;

    /// <summary>Whole epochs done.</summary>
    public int Completed => Epoch - 1;
}
