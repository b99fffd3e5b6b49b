namespace Microsoft.ML.Recurrent.Training;

/// <summary>The rate is multiplied by a factor after each epoch.</summary>
public sealed record ExponentialSchedule : LearningRateSchedule
{
    /// <summary>What the rate is multiplied with after each epoch. Range: above 0.</summary>
    /// <value>Default 0.95: a tenth of the rate after 45 epochs.</value>
    public double Multiplier { get; init; } = 0.95;

    internal override void Validate()
    {
        base.Validate();
        Check.Positive((float)Multiplier, nameof(Multiplier));
    }

    private protected override double After(in ScheduleMoment moment) => Math.Pow(Multiplier, moment.WholeEpochs);
}
