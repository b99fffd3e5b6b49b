namespace Microsoft.ML.Recurrent.Training;

/// <summary>The rate is multiplied by a factor every so many epochs.</summary>
public sealed record StepSchedule : LearningRateSchedule
{
    /// <summary>Epochs between two steps. Unit: epochs. Range: 1 or more.</summary>
    /// <value>Default 10: the rate falls four times within the default 50 epochs.</value>
    public int Every { get; init; } = 10;

    /// <summary>What the rate is multiplied with at each step. Range: above 0.</summary>
    /// <value>Default 0.5: a tenth of the rate after four falls, or a little less.</value>
    public double Multiplier { get; init; } = 0.5;

    internal override void Validate()
    {
        base.Validate();
        Check.AtLeast(Every, 1, "epochs");
        Check.Positive((float)Multiplier, nameof(Multiplier));
    }

    private protected override double After(in ScheduleMoment moment) => Math.Pow(Multiplier, moment.WholeEpochs / Every);
}
