namespace Microsoft.ML.Recurrent.Training;

/// <summary>The rate falls along half a cosine from its full size to a share of it at the end, batch by batch.</summary>
/// <remarks>Loshchilov &amp; Hutter (2017), arXiv:1608.03983, without restarts.</remarks>
public sealed record CosineSchedule : LearningRateSchedule
{
    /// <summary>What remains of the rate at the end. Range: above 0, at most 1.</summary>
    /// <value>Default 0.01: small enough to settle.</value>
    public double FinalShare { get; init; } = 0.01;

    internal override void Validate()
    {
        base.Validate();
        if (!(FinalShare > 0 && FinalShare <= 1))
            throw new ArgumentOutOfRangeException(nameof(FinalShare), FinalShare, FormattableString.Invariant($"FinalShare is {FinalShare}; it must be above 0 and at most 1."));
    }

    private protected override double After(in ScheduleMoment moment)
    {
        double rest = Math.Max(moment.Epochs - WarmUpEpochs, double.Epsilon);
        double done = Math.Clamp((moment.Epoch - WarmUpEpochs) / rest, 0, 1);
        return FinalShare + (1 - FinalShare) * (1 + Math.Cos(Math.PI * done)) / 2;
    }
}
