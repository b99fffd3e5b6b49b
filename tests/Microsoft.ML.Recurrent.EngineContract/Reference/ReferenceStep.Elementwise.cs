using Microsoft.ML.Recurrent.EngineContract.Reference.Operations;
using Microsoft.ML.Recurrent.Engines;

namespace Microsoft.ML.Recurrent.EngineContract.Reference;

/// <content>Element by element, and row by row.</content>
public sealed partial class ReferenceStep
{
    /// <inheritdoc/>
    public ITensor Add(ITensor a, ITensor b)
    {
        (ReferenceTensor left, ReferenceTensor right, ReferenceTensor y) = (Own(a), Own(b), NewLike(a, b, "Add"));
        Sum.Forward(left.Values, right.Values, y.Values);
        Record(() => Sum.Backward(y.Gradient, left.Gradient, right.Gradient));
        return y;
    }

    /// <inheritdoc/>
    public ITensor Subtract(ITensor a, ITensor b)
    {
        (ReferenceTensor left, ReferenceTensor right, ReferenceTensor y) = (Own(a), Own(b), NewLike(a, b, "Subtract"));
        Difference.Forward(left.Values, right.Values, y.Values);
        Record(() => Difference.Backward(y.Gradient, left.Gradient, right.Gradient));
        return y;
    }

    /// <inheritdoc/>
    public ITensor Multiply(ITensor a, ITensor b)
    {
        (ReferenceTensor left, ReferenceTensor right, ReferenceTensor y) = (Own(a), Own(b), NewLike(a, b, "Multiply"));
        Product.Forward(left.Values, right.Values, y.Values);
        Record(() => Product.Backward(left.Values, right.Values, y.Gradient, left.Gradient, right.Gradient));
        return y;
    }

    /// <inheritdoc/>
    public ITensor Tanh(ITensor x) => Activate(x, Activation.Tanh);

    /// <inheritdoc/>
    public ITensor Sigmoid(ITensor x) => Activate(x, Activation.Sigmoid);

    /// <inheritdoc/>
    public ITensor Relu(ITensor x)
    {
        foreach (double value in Own(x).Values)
            NearestKink = Math.Min(NearestKink, Math.Abs(value));
        return Activate(x, Activation.Relu);
    }

    /// <inheritdoc/>
    public ITensor LayerNorm(ITensor x, Parameter weight, Parameter bias, float epsilon = 1e-5f)
    {
        (ReferenceTensor input, ReferenceParameter w, ReferenceParameter b) = (Own(x), Own(weight), Own(bias));
        int width = x.Shape.Last;
        Expect.That(weight.Shape == new Shape(width), "LayerNorm", x.Shape, weight.Shape, "x [..., I] and a weight [I]");
        Expect.That(bias.Shape == new Shape(width), "LayerNorm", x.Shape, bias.Shape, "x [..., I] and a bias [I]");
        Expect.InRange(epsilon, epsilon > 0 && float.IsFinite(epsilon), "above 0 and finite");
        ReferenceTensor y = New(x.Shape);
        for (int at = 0; at < y.Values.Length; at += width)
            Operations.LayerNorm.Forward(input.Values.AsSpan(at, width), w.Values, b.Values, epsilon, y.Values.AsSpan(at, width));
        Record(() =>
        {
            for (int at = 0; at < y.Values.Length; at += width)
            {
                Operations.LayerNorm.Backward(
                    input.Values.AsSpan(at, width), w, b, epsilon, y.Gradient.AsSpan(at, width), input.Gradient.AsSpan(at, width));
            }
        });
        return y;
    }

    private ReferenceTensor Activate(ITensor x, Activation activation)
    {
        (ReferenceTensor input, ReferenceTensor y) = (Own(x), New(x.Shape));
        activation.Forward(input.Values, y.Values);
        Record(() => activation.Backward(input.Values, y.Gradient, input.Gradient));
        return y;
    }
}
