namespace Microsoft.ML.Recurrent.TorchSharp;

/// <summary>A leaf of torch's graph: a tensor of its own, or one of a module's.</summary>
internal sealed class TorchParameter : Parameter
{
    public TorchParameter(TorchParameterSet set, string name, Shape shape, bool isTrainable, bool isOfLayer, Tensor value)
        : base(name, shape, isTrainable)
    {
        (Set, IsOfLayer, Value) = (set, isOfLayer, value);
        // Whatever scope the caller may have open, it must not end a parameter.
        _ = value.DetachFromDisposeScope();
        value.requires_grad = isTrainable;
    }

    public TorchParameterSet Set { get; }

    /// <summary>Whether it belongs to a recurrent layer and is used through it alone.</summary>
    public bool IsOfLayer { get; }

    public Tensor Value { get; }

    public override void Read(Span<float> destination)
    {
        CheckLength(destination.Length);
        using var scope = new TensorScope(records: false);
        Value.CopyTo(destination);
    }

    public override void Write(ReadOnlySpan<float> source)
    {
        CheckLength(source.Length);
        using var scope = new TensorScope(records: false);
        Value.CopyFrom(source, Shape);
    }

    public override void ReadGradient(Span<float> destination)
    {
        CheckLength(destination.Length);
        using var scope = new TensorScope(records: false);
        if (Value.grad is { } gradient)
            gradient.CopyTo(destination);
        else
            destination.Clear();
    }

    /// <summary>Zero from now on, which torch keeps as no gradient at all.</summary>
    public void ClearGradient()
    {
        if (IsTrainable)
            Value.grad = null;
    }

    private void CheckLength(int length)
    {
        if (length != Shape.ElementCount)
            throw new ArgumentException($"The span has {length} elements; parameter {this} has {Shape.ElementCount}. Give a span of that length.");
    }
}
