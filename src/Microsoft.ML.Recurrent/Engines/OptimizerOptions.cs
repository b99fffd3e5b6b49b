using System.Text.Json.Serialization;

namespace Microsoft.ML.Recurrent.Engines;

/// <summary>Which optimizer, with its constants. Immutable.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "optimizer")]
[JsonDerivedType(typeof(SgdOptions), "sgd")]
[JsonDerivedType(typeof(AdamOptions), "adam")]
public abstract record OptimizerOptions
{
    /// <summary>Step size. Range: above 0, finite.</summary>
    public abstract float LearningRate { get; init; }

    internal abstract void Validate();
}
