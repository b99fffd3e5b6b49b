using Microsoft.ML.Recurrent.Engines.Managed;

namespace Microsoft.ML.Recurrent.TorchSharp;

/// <content>Parts of tensors, and what cells that go step by step are made of.</content>
internal sealed partial class TorchStep
{
    public ITensor Slice(ITensor x, int axis, int start, int length)
    {
        TorchTensor own = Own(x, nameof(x));
        Demand.Slice(own.Shape, axis, start, length);
        using var scope = NewScope();
        return Keep(own.Value.narrow(axis, start, length), own.Shape.With(axis, length));
    }

    public ITensor Concat(ReadOnlySpan<ITensor> parts, int axis)
    {
        if (parts.IsEmpty)
            throw new ArgumentException("There are no parts. Give one or more.", nameof(parts));
        Shape first = Own(parts[0], nameof(parts)).Shape;
        var values = new Tensor[parts.Length];
        long length = 0;
        for (int part = 0; part < values.Length; part++)
        {
            TorchTensor own = Own(parts[part], nameof(parts));
            Demand.Part(own.Shape, first, axis);
            length += own.Shape[axis];
            values[part] = own.Value;
        }

        Shape shape = first.With(axis, checked((int)length));
        using var scope = NewScope();
        return Keep(torch.cat(values, axis), shape);
    }

    public ITensor Advance(ITensor state, ITensor next, Lengths lengths, int time)
    {
        var (before, after) = Pair(state, nameof(state), next, nameof(next));
        Demand.Rows(before.Shape, lengths, time);
        using var scope = NewScope();
        if (lengths.IsFull)
            return Keep(after.Value.reshape(after.Shape.Dimensions()), after.Shape);
        var hasEnded = new bool[before.Shape[before.Shape.Rank - 2]];
        for (int row = 0; row < hasEnded.Length; row++)
            hasEnded[row] = lengths.Of(row, int.MaxValue) <= time;
        return Keep(torch.where(HostMemory.Booleans(hasEnded, [hasEnded.Length, 1], Device), before.Value, after.Value), before.Shape);
    }
}
