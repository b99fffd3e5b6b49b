namespace Microsoft.ML.Recurrent.Engines.Managed;

/// <content>Parts of tensors, and what cells that go step by step are made of.</content>
internal sealed unsafe partial class ManagedStep
{
    public ITensor Slice(ITensor x, int axis, int start, int length)
    {
        var own = Own(x, nameof(x));
        Demand.Slice(own.Shape, axis, start, length);
        var output = NewOutput(own.Shape.With(axis, length), own.WantsGradient);
        Record(_operations.Slice.Next()).Forward(own, new(own.Shape, axis, start, length), output);
        return output;
    }

    public ITensor Concat(ReadOnlySpan<ITensor> parts, int axis)
    {
        if (parts.IsEmpty)
            throw new ArgumentException("There are no parts. Give one or more.", nameof(parts));
        var first = Own(parts[0], nameof(parts)).Shape;
        long length = 0;
        bool wantsGradient = false;
        foreach (var part in parts)
        {
            var own = Own(part, nameof(parts));
            Demand.Part(own.Shape, first, axis);
            length += own.Shape[axis];
            wantsGradient |= own.WantsGradient;
        }

        var output = NewOutput(first.With(axis, checked((int)length)), wantsGradient);
        var operation = Record(_operations.Concat.Next());
        operation.Begin(output);
        int start = 0;
        foreach (var part in parts)
        {
            var own = (ManagedTensor)part;
            operation.Append(own, new(output.Shape, axis, start, own.Shape[axis]));
            start += own.Shape[axis];
        }

        return output;
    }

    public ITensor Advance(ITensor state, ITensor next, Lengths lengths, int time)
    {
        var (before, after) = Pair(state, nameof(state), next, nameof(next));
        Demand.Rows(before.Shape, lengths, time);
        var output = NewOutput(before.Shape, before.WantsGradient || after.WantsGradient);
        Record(_operations.Advance.Next()).Forward(before, after, lengths, time, output);
        return output;
    }
}
