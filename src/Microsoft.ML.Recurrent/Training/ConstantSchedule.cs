namespace Microsoft.ML.Recurrent.Training;

/// <summary>The rate stays as it is.</summary>
public sealed record ConstantSchedule : LearningRateSchedule
{
    private protected override double After(in ScheduleMoment moment) => 1;
}
