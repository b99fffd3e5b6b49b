using Microsoft.ML.Recurrent.Engines;

namespace Microsoft.ML.Recurrent.EngineContract.Reference;

/// <summary>A parameter in double precision. Tests may change <see cref="Values"/> in place, as central differences do.</summary>
public sealed class ReferenceParameter : Parameter
{
    internal ReferenceParameter(string name, Shape shape, bool isTrainable) : base(name, shape, isTrainable)
    {
        Values = new double[shape.ElementCount];
        Gradient = new double[shape.ElementCount];
    }

    /// <summary>The values, row-major.</summary>
    public double[] Values { get; }

    /// <summary>The gradient that the last backward pass left.</summary>
    public double[] Gradient { get; }

    /// <inheritdoc/>
    public override void Read(Span<float> destination) => Numbers.Narrow(Values, destination);

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<float> source) => Numbers.Widen(source, Values);

    /// <inheritdoc/>
    public override void ReadGradient(Span<float> destination) => Numbers.Narrow(Gradient, destination);
}
