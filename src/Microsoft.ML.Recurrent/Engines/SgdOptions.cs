namespace Microsoft.ML.Recurrent.Engines;

/// <summary>Stochastic gradient descent, plain or with momentum.</summary>
/// <remarks><c>g ← g + λ·w</c>; plain <c>w ← w − η·g</c>; with momentum <c>v ← μ·v + g</c>, <c>w ← w − η·v</c>, or by Nesterov
/// <c>w ← w − η·(g + μ·v)</c>. PyTorch's form, no dampening. Sutskever et al. (2013), PMLR 28:1139–1147.</remarks>
public sealed record SgdOptions : OptimizerOptions
{
    /// <inheritdoc/>
    /// <value>Default 0.01, as in most introductions.</value>
    public override float LearningRate { get; init; } = 0.01f;

    /// <summary>μ, the share of the last step that goes on. Range: 0 to below 1.</summary>
    /// <value>Default 0: plain descent.</value>
    public float Momentum { get; init; }

    /// <summary>Whether the gradient is taken where momentum leads. Needs momentum above 0.</summary>
    /// <value>Default false: what most introductions mean by momentum.</value>
    public bool Nesterov { get; init; }

    internal override void Validate()
    {
        base.Validate();
        Check.InRange(Momentum, 0f, 1f);
        if (Nesterov && Momentum == 0)
            throw new ArgumentException("Nesterov needs Momentum above 0, which is 0. Set Momentum, for instance to 0.9.", nameof(Nesterov));
    }
}
