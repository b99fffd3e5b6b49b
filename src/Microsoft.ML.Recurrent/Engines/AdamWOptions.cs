namespace Microsoft.ML.Recurrent.Engines;

/// <summary>Adam with the weight decay apart from the gradient: <c>w ← w − η·λ·w</c>, then Adam's step.</summary>
/// <remarks>Loshchilov &amp; Hutter (2019), arXiv:1711.05101.</remarks>
public sealed record AdamWOptions : OptimizerOptions
{
    /// <inheritdoc/>
    /// <value>Default 0.001, Adam's.</value>
    public override float LearningRate { get; init; } = 0.001f;

    /// <inheritdoc/>
    /// <value>Default 0.01, PyTorch's.</value>
    public override float WeightDecay { get; init; } = 0.01f;

    /// <summary>Decay of the first moment. Range: 0 to below 1.</summary>
    /// <value>Default 0.9.</value>
    public float Beta1 { get; init; } = 0.9f;

    /// <summary>Decay of the second moment. Range: 0 to below 1.</summary>
    /// <value>Default 0.999.</value>
    public float Beta2 { get; init; } = 0.999f;

    /// <summary>Keeps the quotient finite; added after the square root. Range: above 0.</summary>
    /// <value>Default 1e-8, PyTorch's.</value>
    public float Epsilon { get; init; } = 1e-8f;

    /// <summary>Adam's own part.</summary>
    internal AdamOptions Adam => new() { LearningRate = LearningRate, Beta1 = Beta1, Beta2 = Beta2, Epsilon = Epsilon };

    internal override void Validate()
    {
        base.Validate();
        Adam.Validate();
    }
}
