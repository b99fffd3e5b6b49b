namespace Microsoft.ML.Recurrent.Engines;

/// <summary>What a step demands of what it is given, whichever engine it is of: shapes, ids, order of calls. Each error names both sides.</summary>
internal static class Demand
{
    public static void Elements(int count, Shape shape)
    {
        if (shape.Rank == 0)
            throw new ArgumentException("The shape has no axes. Give one to four.", nameof(shape));
        if (count != shape.ElementCount)
            throw new ArgumentException($"The span has {count} elements; shape {shape} has {shape.ElementCount}. Give a span of that length.");
    }

    public static void Same(Shape a, string nameA, Shape b, string nameB)
    {
        if (a != b)
            throw new ArgumentException($"'{nameA}' has shape {a} and '{nameB}' has shape {b}; they must be equal.");
    }

    public static void NotEmpty(Shape shape, string name)
    {
        if (shape.ElementCount == 0)
            throw new ArgumentException($"'{name}' has shape {shape}, which holds nothing to take a mean of.", name);
    }

    public static void Embedding(Shape ids, Shape table)
    {
        if (table.Rank != 2)
            throw new ArgumentException($"The table has shape {table} for ids of shape {ids}; it must be [V, I].");
        if (ids.Rank is not (1 or 2))
            throw new ArgumentException($"The ids have shape {ids} for a table of shape {table}; they must be [T, B].");
    }

    public static void IdsBelow(ReadOnlySpan<int> ids, int limit, string name)
    {
        for (int i = 0; i < ids.Length; i++)
        {
            if ((uint)ids[i] >= (uint)limit)
                throw new ArgumentOutOfRangeException(name, ids[i], $"Id {ids[i]} at position {i} of '{name}' is out of range; it must be at least 0 and below {limit}.");
        }
    }

    public static void Linear(Shape x, Shape weight, Shape? bias)
    {
        if (weight.Rank != 2 || x.Last != weight[1])
            throw new ArgumentException($"The input has shape {x} and the weight has shape {weight}; the weight must be [O, {x.Last}].");
        if (bias is { } offset && offset != new Shape(weight[0]))
            throw new ArgumentException($"The bias has shape {offset} and the weight has shape {weight}; the bias must be [{weight[0]}].");
    }

    public static void Sequence(Shape x, int inputSize)
    {
        if (x.Rank != 3 || x.Last != inputSize)
            throw new ArgumentException($"The input has shape {x}; this layer needs [T, B, {inputSize}].");
    }

    private static void Classes(Shape logits, Shape targets)
    {
        bool matches = logits.Rank == targets.Rank + 1;
        for (int axis = 0; matches && axis < targets.Rank; axis++)
            matches = logits[axis] == targets[axis];
        if (!matches)
            throw new ArgumentException($"The logits have shape {logits} and the targets have shape {targets}; they must be [N, K] and [N].");
    }

    public static void Quantiles(ReadOnlySpan<float> quantiles, Shape prediction)
    {
        if (quantiles.Length != prediction.Last)
            throw new ArgumentException($"There are {quantiles.Length} quantiles for a prediction of shape {prediction}. Give {prediction.Last}, one per column.", nameof(quantiles));
        foreach (float quantile in quantiles)
        {
            if (!(quantile > 0f && quantile < 1f))
                throw new ArgumentOutOfRangeException(nameof(quantiles), quantile, FormattableString.Invariant($"A quantile is {quantile}; each must be above 0 and below 1."));
        }
    }

    private static void ClassWeights(ReadOnlySpan<float> weights, Shape logits, ReadOnlySpan<int> targets)
    {
        if (weights.IsEmpty)
            return;
        if (weights.Length != logits.Last)
            throw new ArgumentException($"There are {weights.Length} class weights for logits of shape {logits}. Give {logits.Last}, one per class, or none.", nameof(weights));
        foreach (float weight in weights)
        {
            if (!(weight >= 0f) || !float.IsFinite(weight))
                throw new ArgumentOutOfRangeException(nameof(weights), weight, FormattableString.Invariant($"A class weight is {weight}; each must be at least 0 and finite."));
        }

        foreach (int target in targets)
        {
            if (weights[target] > 0f)
                return;
        }

        throw new ArgumentException("Every target has a class of weight 0, which leaves nothing to take a mean of. Leave such a batch out.", nameof(targets));
    }

    public static void Probabilities(ReadOnlySpan<float> values, string name)
    {
        foreach (float value in values)
        {
            if (!(value >= 0f && value <= 1f))
                throw new ArgumentOutOfRangeException(name, value, FormattableString.Invariant($"'{name}' holds {value}; each element must be a probability, 0 to 1."));
        }
    }

    /// <summary>What a cross-entropy takes: logits [N, K], N class indices, weights of the classes or none.</summary>
    public static void CrossEntropy(Shape logits, Shape targets, ReadOnlySpan<int> ids, ReadOnlySpan<float> classWeights, float labelSmoothing)
    {
        Classes(logits, targets);
        NotEmpty(logits, nameof(logits));
        IdsBelow(ids, logits.Last, nameof(targets));
        ClassWeights(classWeights, logits, ids);
        Check.InRange(labelSmoothing, 0f, 1f);
    }

    /// <summary>What a backward pass takes: a training step, for the first time, and one number.</summary>
    public static void Backward(bool isTraining, bool ranBackward, Shape loss)
    {
        if (!isTraining)
            throw new InvalidOperationException("A scoring step records nothing to run backward. Begin a step of StepKind.Training.");
        if (ranBackward)
            throw new InvalidOperationException("Backward has run in this step already. Begin another step.");
        if (loss != new Shape(1))
            throw new ArgumentException($"The loss has shape {loss}; a gradient starts from one number, shape [1].", nameof(loss));
    }

    public static void Gradient(bool ranBackward, bool wantsGradient, int elements, Shape x)
    {
        if (!ranBackward)
            throw new InvalidOperationException("There are no gradients before Backward. Run it on the loss first.");
        if (!wantsGradient)
            throw new ArgumentException("This tensor was made without a gradient. Pass wantsGradient: true to Values.", nameof(x));
        Elements(elements, x);
    }

    /// <summary>Whether an initial state has what the cell needs; its shapes are each [batch, D·H].</summary>
    public static void InitialState(RecurrentSpec spec, RecurrentState initial, Shape needed)
    {
        if (spec.HasCellState != (initial.Cell is not null))
            throw new ArgumentException($"{spec.Cell} {(spec.HasCellState ? "needs" : "has no")} cell state; give one for an LSTM only.", nameof(initial));
        Same(initial.Hidden.Shape, "initial.Hidden", needed, "[batch, directions × units]");
        if (initial.Cell is { } cell)
            Same(cell.Shape, "initial.Cell", needed, "[batch, directions × units]");
    }

    /// <summary>The shape of embedded ids.</summary>
    public static Shape Embedded(Shape ids, int width) => ids.Rank == 1 ? new(ids[0], width) : new(ids[0], ids[1], width);

    public static ObjectDisposedException Disposed() => new(nameof(IStep), "This step has been disposed. Begin another one.");

    public static ArgumentException OfAnotherStep(ITensor tensor, string name)
        => new($"Tensor '{name}' {tensor.Shape} belongs to another step. A tensor lives in the step that made it.", name);

    public static ArgumentException OfTheOtherKind(ITensor tensor, bool floats, string name)
        => new($"Tensor '{name}' {tensor.Shape} holds {(floats ? "ids" : "floats")}; {(floats ? "floats" : "ids")} are needed.", name);

    public static ArgumentException OfAnotherSet(Parameter parameter, string name)
        => new($"Parameter {parameter} belongs to another set than the one this step was begun on.", name);

    public static ArgumentException OfALayer(Parameter parameter, string name)
        => new($"Parameter {parameter} belongs to a recurrent layer and is used through it alone.", name);

    public static ArgumentException LayerOfAnotherSet(string name)
        => new("The layer belongs to another parameter set than the one this step was begun on.", name);

    /// <returns>The product's shape.</returns>
    public static Shape MatMul(Shape a, Shape b, bool transposeA, bool transposeB)
    {
        if (a.Rank != 3 || b.Rank != 3 || a[0] != b[0] || a[transposeA ? 1 : 2] != b[transposeB ? 2 : 1])
        {
            throw new ArgumentException($"The factors have shapes {a} and {b}; they must be {(transposeA ? "[B, K, M]" : "[B, M, K]")} and "
                + $"{(transposeB ? "[B, N, K]" : "[B, K, N]")}.");
        }

        return new(a[0], a[transposeA ? 2 : 1], b[transposeB ? 1 : 2]);
    }

    public static void Lengths(Shape x, Lengths lengths)
    {
        if (!lengths.IsFull && x.Rank < 2)
            throw new ArgumentException($"There are lengths for shape {x}; they need [B, ..., T].", nameof(x));
        lengths.Validate(x.Last, x[0]);
    }

    public static void ThreeAxes(Shape x)
    {
        if (x.Rank != 3)
            throw new ArgumentException($"The tensor has shape {x}; it must be [T, B, I] or [B, T, I].", nameof(x));
    }

    public static void Reshape(Shape x, Shape shape)
    {
        if (shape.Rank == 0 || shape.ElementCount != x.ElementCount)
            throw new ArgumentException($"Shape {x} has {x.ElementCount} elements and shape {shape} has {shape.ElementCount}; they must be as many.", nameof(shape));
    }

    public static void Slice(Shape x, int axis, int start, int length)
    {
        if ((uint)axis >= (uint)x.Rank)
            throw new ArgumentOutOfRangeException(nameof(axis), axis, $"Shape {x} has no axis {axis}; its axes are 0 to {x.Rank - 1}.");
        if (start < 0 || length < 1 || length > x[axis] - start)
            throw new ArgumentOutOfRangeException(nameof(start), start, $"Axis {axis} of shape {x} has no elements {start} to {(long)start + length - 1}; start must be 0 or more, length 1 or more.");
    }

    public static void Part(Shape part, Shape first, int axis)
    {
        if ((uint)axis >= (uint)first.Rank)
            throw new ArgumentOutOfRangeException(nameof(axis), axis, $"Shape {first} has no axis {axis}; its axes are 0 to {first.Rank - 1}.");
        if (part.Rank != first.Rank || part.With(axis, first[axis]) != first)
            throw new ArgumentException($"A part has shape {part} and the first has shape {first}; they must agree in all axes but {axis}.", nameof(part));
    }

    public static void Rows(Shape state, Lengths lengths, int time)
    {
        if (state.Rank < 2)
            throw new ArgumentException($"The state has shape {state}; it must be [..., B, H].", nameof(state));
        ArgumentOutOfRangeException.ThrowIfNegative(time);
        lengths.Validate(int.MaxValue, state[state.Rank - 2]);
    }

    public static void LayerNorm(Shape x, Shape weight, Shape bias)
    {
        var needed = new Shape(x.Last);
        if (weight != needed || bias != needed)
            throw new ArgumentException($"The input has shape {x}, the weight {weight} and the bias {bias}; weight and bias must be {needed}.");
    }
}
