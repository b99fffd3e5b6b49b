using Microsoft.ML.Recurrent.Engines.Managed;

namespace Microsoft.ML.Recurrent.TorchSharp;

/// <content>What attention is made of.</content>
internal sealed partial class TorchStep
{
    public ITensor MatMul(ITensor a, ITensor b, bool transposeA = false, bool transposeB = false)
    {
        TorchTensor left = Own(a, nameof(a)), right = Own(b, nameof(b));
        Shape shape = Demand.MatMul(left.Shape, right.Shape, transposeA, transposeB);
        using var scope = NewScope();
        Tensor first = transposeA ? left.Value.transpose(1, 2) : left.Value, second = transposeB ? right.Value.transpose(1, 2) : right.Value;
        return Keep(first.bmm(second), shape);
    }

    public ITensor Softmax(ITensor x, Lengths lengths = default)
    {
        TorchTensor own = Own(x, nameof(x));
        Demand.Lengths(own.Shape, lengths);
        using var scope = NewScope();
        if (lengths.IsFull)
            return Keep(own.Value.softmax(-1), own.Shape);
        // A row of length 0 is not masked before the softmax, which would be 0/0, but only after it.
        Tensor masked = own.Value.masked_fill(Behind(lengths, own.Shape, ofEmpty: false), Scalars.NegativeInfinity);
        return Keep(masked.softmax(-1).masked_fill(Behind(lengths, own.Shape, ofEmpty: true), Scalars.Zero), own.Shape);
    }

    public ITensor SwapOuterAxes(ITensor x)
    {
        TorchTensor own = Own(x, nameof(x));
        Demand.ThreeAxes(own.Shape);
        using var scope = NewScope();
        return Keep(own.Value.transpose(0, 1).contiguous(), new(own.Shape[1], own.Shape[0], own.Shape[2]));
    }

    public ITensor Reshape(ITensor x, Shape shape)
    {
        TorchTensor own = Own(x, nameof(x));
        Demand.Reshape(own.Shape, shape);
        using var scope = NewScope();
        return Keep(own.Value.reshape(shape.Dimensions()), shape);
    }

    /// <summary>Which elements of the last axis lie behind the length of their outermost item: [B, 1, ..., T], to be spread over the axes between.</summary>
    private Tensor Behind(Lengths lengths, Shape shape, bool ofEmpty)
    {
        (int items, int steps) = (shape[0], shape.Last);
        var isBehind = new bool[items * steps];
        for (int item = 0; item < items; item++)
        {
            int length = lengths.Of(item, steps);
            if (length > 0 || ofEmpty)
                isBehind.AsSpan((item * steps) + length, steps - length).Fill(true);
        }

        long[] dimensions = shape.Dimensions();
        dimensions.AsSpan(1, dimensions.Length - 2).Fill(1);
        return HostMemory.Booleans(isBehind, dimensions, Device);
    }
}
