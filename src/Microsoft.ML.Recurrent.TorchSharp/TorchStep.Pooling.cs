using global::TorchSharp;
using Microsoft.ML.Recurrent.Engines.Managed;

namespace Microsoft.ML.Recurrent.TorchSharp;

/// <content>From sequences to one row each.</content>
internal sealed partial class TorchStep
{
    public ITensor MeanOverTime(ITensor x, Lengths lengths = default)
    {
        var (own, perRow, shape) = Pooled(x, lengths);
        int steps = own.Shape[0];
        using var scope = NewScope();
        if (perRow is null)
        {
            using Scalar count = Math.Max(1, steps);
            return Keep(own.Value.sum(0L) / count, shape);
        }

        Tensor sums = own.Value.masked_fill(Padding.Of(perRow, steps, Device), Scalars.Zero).sum(0L);
        float[] counts = Array.ConvertAll(perRow, length => (float)Math.Max(1, length));
        return Keep(sums / HostMemory.Floats(counts, [counts.Length, 1], Device), shape);
    }

    public ITensor MaxOverTime(ITensor x, Lengths lengths = default)
    {
        var (own, perRow, shape) = Pooled(x, lengths);
        int steps = own.Shape[0];
        using var scope = NewScope();
        if (shape.ElementCount == 0 || steps == 0) // torch has no largest of nothing
            return Keep(HostMemory.Zeros(shape.Dimensions(), Device), shape);
        if (perRow is null)
            return Keep(own.Value.max(0L).Item1, shape);
        Tensor largest = own.Value.masked_fill(Padding.Of(perRow, steps, Device), Scalars.NegativeInfinity).max(0L).Item1;
        bool[] isEmpty = Array.ConvertAll(perRow, length => length == 0);
        return Keep(largest.masked_fill(HostMemory.Booleans(isEmpty, [isEmpty.Length, 1], Device), Scalars.Zero), shape);
    }

    private (TorchTensor X, int[]? PerRow, Shape Output) Pooled(ITensor x, Lengths lengths)
    {
        TorchTensor own = Own(x, nameof(x));
        Demand.ThreeAxes(own.Shape);
        lengths.Validate(own.Shape[0], own.Shape[1]);
        return (own, Padding.PerRow(lengths, own.Shape[0], own.Shape[1]), new(own.Shape[1], own.Shape[2]));
    }
}
