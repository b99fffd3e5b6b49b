using System.Text.Json.Serialization;

namespace Microsoft.ML.Recurrent.Engines;

/// <summary>Which optimizer, with its constants. Immutable.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "optimizer")]
[JsonDerivedType(typeof(SgdOptions), "sgd")]
[JsonDerivedType(typeof(AdamOptions), "adam")]
[JsonDerivedType(typeof(AdamWOptions), "adamw")]
[JsonDerivedType(typeof(RmsPropOptions), "rmsprop")]
public abstract record OptimizerOptions
{
    /// <summary>Step size. Range: above 0, finite.</summary>
    public abstract float LearningRate { get; init; }

    /// <summary>L2 penalty or weight decay, see the optimizer. Unit: 1/step. Range: 0 or more.</summary>
    /// <value>Default 0, except where the optimizer says otherwise.</value>
    public virtual float WeightDecay { get; init; }

    internal virtual void Validate()
    {
        Check.Positive(LearningRate);
        Check.InRange(WeightDecay, 0f, float.PositiveInfinity);
    }
}
