using Microsoft.ML.Recurrent.Engines;

namespace Microsoft.ML.Recurrent.EngineContract.Reference;

/// <content>Parts of tensors, and what cells that go step by step are made of.</content>
public sealed partial class ReferenceStep
{
    /// <inheritdoc/>
    public ITensor Slice(ITensor x, int axis, int start, int length)
    {
        ReferenceTensor input = Own(x);
        Expect.InRange(axis, axis >= 0 && axis < x.Shape.Rank, "an axis of x");
        Expect.InRange(start, start >= 0 && length > 0 && (long)start + length <= x.Shape[axis], "within the axis, with length");
        ReferenceTensor y = New(x.Shape.With(axis, length));
        Copy(y, input, axis, start);
        return y;
    }

    /// <inheritdoc/>
    public ITensor Concat(ReadOnlySpan<ITensor> parts, int axis)
    {
        if (parts.IsEmpty)
            throw new ArgumentException("Concat was given nothing; it needs a part.", nameof(parts));
        Shape first = parts[0].Shape;
        Expect.InRange(axis, axis >= 0 && axis < first.Rank, "an axis of the parts");
        int length = 0;
        foreach (ITensor part in parts)
        {
            Expect.That(part.Shape.Rank == first.Rank && part.Shape.With(axis, first[axis]) == first, "Concat", first, part.Shape, "parts that agree but along the axis");
            length += part.Shape[axis];
        }

        ReferenceTensor y = New(first.With(axis, length));
        int start = 0;
        foreach (ITensor part in parts)
        {
            Copy(y, start, Own(part), axis);
            start += part.Shape[axis];
        }

        return y;
    }

    /// <inheritdoc/>
    public ITensor Advance(ITensor state, ITensor next, Lengths lengths, int time)
    {
        (ReferenceTensor before, ReferenceTensor after, ReferenceTensor y) = (Own(state), Own(next), NewLike(state, next, "Advance"));
        Shape shape = y.Shape;
        Expect.That(shape.Rank > 1, "Advance", shape, shape, "[..., B, H]");
        Expect.InRange(time, time >= 0, "0 or more");
        int rows = shape[shape.Rank - 2];
        lengths.Validate(int.MaxValue, rows);
        for (int k = 0; k < y.Values.Length; k++)
            y.Values[k] = Taken(k).Values[k];
        Record(() =>
        {
            for (int k = 0; k < y.Values.Length; k++)
                Taken(k).Gradient[k] += y.Gradient[k];
        });
        return y;

        ReferenceTensor Taken(int k) => time < lengths.Of(k / shape.Last % rows, int.MaxValue) ? after : before;
    }

    // y[o, k, i] = x[o, start + k, i], with the axes before and behind the cut one taken together as o and i.
    private void Copy(ReferenceTensor y, ReferenceTensor x, int axis, int start)
    {
        int[] places = [.. Places(x.Shape, axis, start, y.Shape[axis])];
        for (int k = 0; k < places.Length; k++)
            y.Values[k] = x.Values[places[k]];
        Record(() =>
        {
            for (int k = 0; k < places.Length; k++)
                x.Gradient[places[k]] += y.Gradient[k];
        });
    }

    // y[o, start + k, i] = x[o, k, i].
    private void Copy(ReferenceTensor y, int start, ReferenceTensor x, int axis)
    {
        int[] places = [.. Places(y.Shape, axis, start, x.Shape[axis])];
        for (int k = 0; k < places.Length; k++)
            y.Values[places[k]] = x.Values[k];
        Record(() =>
        {
            for (int k = 0; k < places.Length; k++)
                x.Gradient[k] += y.Gradient[places[k]];
        });
    }

    private static IEnumerable<int> Places(Shape whole, int axis, int start, int length)
    {
        int inner = 1;
        for (int k = axis + 1; k < whole.Rank; k++)
            inner *= whole[k];
        for (int place = 0; place < whole.ElementCount; place++)
        {
            int along = place / inner % whole[axis];
            if (along >= start && along < start + length)
                yield return place;
        }
    }
}
