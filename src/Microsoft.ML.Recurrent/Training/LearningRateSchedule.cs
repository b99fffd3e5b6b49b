using System.Text.Json.Serialization;

namespace Microsoft.ML.Recurrent.Training;

/// <summary>How the learning rate changes while training goes on. Immutable.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "schedule")]
[JsonDerivedType(typeof(ConstantSchedule), "constant")]
[JsonDerivedType(typeof(InverseTimeSchedule), "inverseTime")]
[JsonDerivedType(typeof(StepSchedule), "step")]
[JsonDerivedType(typeof(ExponentialSchedule), "exponential")]
[JsonDerivedType(typeof(CosineSchedule), "cosine")]
[JsonDerivedType(typeof(PlateauSchedule), "plateau")]
public abstract record LearningRateSchedule
{
    /// <summary>Epochs over which the rate first grows from 0 to its full size, batch by batch. Unit: epochs. Range: 0 or more.</summary>
    /// <value>Default 0: recurrent networks of this size start well at full rate.</value>
    public double WarmUpEpochs { get; init; }

    /// <summary>What the optimizer's learning rate is multiplied with. Above 0.</summary>
    internal double Factor(in ScheduleMoment moment)
    {
        double factor = After(moment);
        return moment.Epoch < WarmUpEpochs ? factor * (moment.Epoch + moment.BatchShare) / WarmUpEpochs : factor;
    }

    internal virtual void Validate() => Check.InRange(WarmUpEpochs, 0.0, double.PositiveInfinity);

    private protected abstract double After(in ScheduleMoment moment);
}
