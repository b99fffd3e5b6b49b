namespace Microsoft.ML.Recurrent.TorchSharp;

/// <summary>A value inside one step, which frees it.</summary>
internal sealed class TorchTensor(TorchStep owner, Tensor value, Shape shape, int[]? ids, bool wantsGradient) : ITensor
{
    public TorchStep Owner { get; } = owner;

    public Tensor Value { get; } = value;

    public Shape Shape { get; } = shape;

    /// <summary>The ids, which are checked against a table's size; null for floats.</summary>
    public int[]? Ids { get; } = ids;

    /// <summary>Whether the step was asked for its gradient when it was made.</summary>
    public bool WantsGradient { get; } = wantsGradient;
}
