using Microsoft.ML.Recurrent.EngineContract.Reference.Operations;
using Microsoft.ML.Recurrent.Engines;

namespace Microsoft.ML.Recurrent.EngineContract.Reference;

/// <content>From sequences to one row each.</content>
public sealed partial class ReferenceStep
{
    /// <inheritdoc/>
    public ITensor MeanOverTime(ITensor x, Lengths lengths = default)
    {
        (ReferenceTensor input, ReferenceTensor y) = Pooled("MeanOverTime", x, lengths);
        Pooling.Mean(input.Values, x.Shape, lengths, y.Values);
        Record(() => Pooling.MeanBackward(y.Gradient, x.Shape, lengths, input.Gradient));
        return y;
    }

    /// <inheritdoc/>
    public ITensor MaxOverTime(ITensor x, Lengths lengths = default)
    {
        (ReferenceTensor input, ReferenceTensor y) = Pooled("MaxOverTime", x, lengths);
        Pooling.Max(input.Values, x.Shape, lengths, y.Values);
        Record(() => Pooling.MaxBackward(input.Values, y.Gradient, x.Shape, lengths, input.Gradient));
        return y;
    }

    private (ReferenceTensor X, ReferenceTensor Y) Pooled(string operation, ITensor x, Lengths lengths)
    {
        ReferenceTensor input = Own(x);
        Expect.That(x.Shape.Rank == 3, operation, x.Shape, x.Shape, "[T, B, I]");
        lengths.Validate(x.Shape[0], x.Shape[1]);
        return (input, New(new Shape(x.Shape[1], x.Shape[2])));
    }
}
