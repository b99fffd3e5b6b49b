namespace Microsoft.ML.Recurrent.Training;

/// <summary>The rate is multiplied by a factor whenever the loss has not fallen for some epochs: the validation loss where there is one,
/// else the training loss.</summary>
public sealed record PlateauSchedule : LearningRateSchedule
{
    /// <summary>Epochs without a new lowest loss before the rate falls. Unit: epochs. Range: 1 or more.</summary>
    /// <value>Default 5: one epoch without a new low is noise as a rule.</value>
    public int Patience { get; init; } = 5;

    /// <summary>What the rate is multiplied with each time. Range: above 0.</summary>
    /// <value>Default 0.5: a rate that fell too early is still of use.</value>
    public double Multiplier { get; init; } = 0.5;

    internal override void Validate()
    {
        base.Validate();
        Check.AtLeast(Patience, 1, "epochs");
        Check.Positive((float)Multiplier, nameof(Multiplier));
    }

    private protected override double After(in ScheduleMoment moment) => Math.Pow(Multiplier, moment.Plateaus);
}
