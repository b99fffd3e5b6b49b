namespace Microsoft.ML.Recurrent.Engines;

/// <summary>RMSProp: steps scaled by a running mean square of the gradient.</summary>
/// <remarks><c>g ← g + λ·w</c>, <c>s ← α·s + (1−α)g²</c>, <c>w ← w − η·g/(√s + ε)</c>; with momentum <c>b ← μ·b + g/(√s + ε)</c>,
/// <c>w ← w − η·b</c>. PyTorch's form, not centered. Tieleman &amp; Hinton (2012), Coursera lecture 6.5.</remarks>
public sealed record RmsPropOptions : OptimizerOptions
{
    /// <inheritdoc/>
    /// <value>Default 0.001: PyTorch's 0.01 is too bold for gates.</value>
    public override float LearningRate { get; init; } = 0.001f;

    /// <summary>α, decay of the mean square. Range: 0 to below 1.</summary>
    /// <value>Default 0.99, PyTorch's; Keras has 0.9.</value>
    public float Decay { get; init; } = 0.99f;

    /// <summary>Keeps the quotient finite; added after the square root. Range: above 0.</summary>
    /// <value>Default 1e-8, PyTorch's.</value>
    public float Epsilon { get; init; } = 1e-8f;

    /// <summary>μ, the share of the last step that goes on. Range: 0 to below 1.</summary>
    /// <value>Default 0, PyTorch's and Keras'.</value>
    public float Momentum { get; init; }

    internal override void Validate()
    {
        base.Validate();
        Check.InRange(Decay, 0f, 1f);
        Check.Positive(Epsilon);
        Check.InRange(Momentum, 0f, 1f);
    }
}
