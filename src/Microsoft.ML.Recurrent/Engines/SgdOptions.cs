namespace Microsoft.ML.Recurrent.Engines;

/// <summary>Plain stochastic gradient descent: <c>w ← w − η·g</c>.</summary>
public sealed record SgdOptions : OptimizerOptions
{
    /// <inheritdoc/>
    /// <value>Default 0.01, as in most introductions.</value>
    public override float LearningRate { get; init; } = 0.01f;

    internal override void Validate() => Check.Positive(LearningRate);
}
