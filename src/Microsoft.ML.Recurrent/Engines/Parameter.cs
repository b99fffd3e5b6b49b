namespace Microsoft.ML.Recurrent.Engines;

/// <summary>A named float tensor that outlives steps, in PyTorch's layout whatever the engine keeps inside.</summary>
public abstract class Parameter
{
    /// <summary>Creates the description of a parameter.</summary>
    /// <param name="name">PyTorch's name, unique within a set.</param>
    /// <param name="shape">Axes in PyTorch's order.</param>
    /// <param name="isTrainable">Whether optimizers move it.</param>
    /// <exception cref="ArgumentException">The name is empty or null.</exception>
    protected Parameter(string name, Shape shape, bool isTrainable)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        (Name, Shape, IsTrainable) = (name, shape, isTrainable);
    }

    /// <summary>PyTorch's name, for instance <c>encoder.weight_ih_l0</c>.</summary>
    public string Name { get; }

    /// <summary>Axes in PyTorch's order.</summary>
    public Shape Shape { get; }

    /// <summary>Whether optimizers move it. A frozen one keeps a zero gradient.</summary>
    public bool IsTrainable { get; }

    /// <summary>Copies the values out, row-major.</summary>
    /// <param name="destination">As many elements as the parameter has.</param>
    /// <exception cref="ArgumentException">The span's length is not the element count.</exception>
    public abstract void Read(Span<float> destination);

    /// <summary>Replaces the values, row-major.</summary>
    /// <param name="source">As many elements as the parameter has.</param>
    /// <inheritdoc cref="Read" path="/exception"/>
    public abstract void Write(ReadOnlySpan<float> source);

    /// <summary>Copies out the gradient that the last backward pass left, zeros where there was none.</summary>
    /// <param name="destination">As many elements as the parameter has.</param>
    /// <inheritdoc cref="Read" path="/exception"/>
    public abstract void ReadGradient(Span<float> destination);

    /// <summary>Name and shape.</summary>
    public override string ToString() => $"{Name} {Shape}";
}
