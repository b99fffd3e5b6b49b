namespace Microsoft.ML.Recurrent.Training;

/// <summary><c>η / (1 + decay·epoch)</c>, epochs counted from 0.</summary>
public sealed record InverseTimeSchedule : LearningRateSchedule
{
    /// <summary>How fast the rate falls. Unit: 1/epoch. Range: 0 or more.</summary>
    /// <value>Default 0.01: half the rate after a hundred epochs.</value>
    public double Decay { get; init; } = 0.01;

    internal override void Validate()
    {
        base.Validate();
        Check.InRange(Decay, 0.0, double.PositiveInfinity);
    }

    private protected override double After(in ScheduleMoment moment) => 1 / (1 + Decay * moment.WholeEpochs);
}
