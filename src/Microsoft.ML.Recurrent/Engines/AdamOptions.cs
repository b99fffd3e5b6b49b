namespace Microsoft.ML.Recurrent.Engines;

/// <summary>Adam: steps scaled by running moments of the gradient, with bias correction.</summary>
/// <remarks><c>m ← β₁m + (1−β₁)g</c>, <c>v ← β₂v + (1−β₂)g²</c>, <c>w ← w − η·m̂/(√v̂ + ε)</c>.
/// A weight decay λ is added to the
/// gradient, <c>g ← g + λ·w</c>. Kingma &amp; Ba (2015), arXiv:1412.6980. The defaults are the paper's.</remarks>
public sealed record AdamOptions : OptimizerOptions
{
    /// <inheritdoc/>
    /// <value>Default 0.001, the paper's.</value>
    public override float LearningRate { get; init; } = 0.001f;

    /// <summary>Decay of the first moment. Range: 0 to below 1.</summary>
    /// <value>Default 0.9.</value>
    public float Beta1 { get; init; } = 0.9f;

    /// <summary>Decay of the second moment. Range: 0 to below 1.</summary>
    /// <value>Default 0.999.</value>
    public float Beta2 { get; init; } = 0.999f;

    /// <summary>Keeps the quotient finite; added after the square root. Range: above 0.</summary>
    /// <value>Default 1e-8, PyTorch's; Keras has 1e-7.</value>
    public float Epsilon { get; init; } = 1e-8f;

    internal override void Validate()
    {
        base.Validate();
        Check.InRange(Beta1, 0f, 1f);
        Check.InRange(Beta2, 0f, 1f);
        Check.Positive(Epsilon);
    }
}
