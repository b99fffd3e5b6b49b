using Microsoft.ML.Recurrent.EngineContract.Reference.Operations;
using Microsoft.ML.Recurrent.Engines;

namespace Microsoft.ML.Recurrent.EngineContract.Reference;

/// <summary>A tape of plain functions: every operation computes its result and, in training, pushes its own backward half.</summary>
public sealed partial class ReferenceStep : IStep
{
    private readonly ReferenceParameterSet _parameters;
    private readonly Stack<Action> _tape = new();
    private bool _ranBackward;
    private bool _disposed;

    internal ReferenceStep(StepKind kind, ReferenceParameterSet parameters) => (Kind, _parameters) = (kind, parameters);

    /// <inheritdoc/>
    public StepKind Kind { get; }

    /// <summary>The smallest distance from a kink that any relu or absolute value of this step has seen: how far the loss is from a point without derivative.</summary>
    public double NearestKink { get; private set; } = double.PositiveInfinity;

    /// <inheritdoc/>
    public ITensor Values(ReadOnlySpan<float> data, Shape shape, bool wantsGradient = false)
    {
        var values = new double[data.Length];
        Numbers.Widen(data, values);
        return Values(values, shape, wantsGradient);
    }

    /// <summary>As the float form, but nothing is rounded.</summary>
    public ITensor Values(ReadOnlySpan<double> data, Shape shape, bool wantsGradient = false)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        Expect.Count(data.Length, shape);
        return new ReferenceTensor(this, shape, data.ToArray()) { WantsGradient = wantsGradient };
    }

    /// <inheritdoc/>
    public ITensor Ids(ReadOnlySpan<int> data, Shape shape)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        Expect.Count(data.Length, shape);
        return new ReferenceTensor(this, shape, data.ToArray());
    }

    /// <inheritdoc/>
    public ITensor Embed(ITensor ids, Parameter table)
    {
        (int[] rows, ReferenceParameter e) = (OwnIds(ids), Own(table));
        Expect.That(ids.Shape.Rank == 2 && table.Shape.Rank == 2, "Embed", ids.Shape, table.Shape, "ids [T, B] and a table [V, I]");
        ReferenceTensor y = New(new Shape(ids.Shape[0], ids.Shape[1], table.Shape[1]));
        Embedding.Forward(rows, e.Values, table.Shape, y.Values);
        Record(() => Embedding.Backward(rows, table.Shape[1], y.Gradient, e.Gradient));
        return y;
    }

    /// <inheritdoc/>
    public ITensor Linear(ITensor x, Parameter weight, Parameter? bias)
    {
        (ReferenceTensor input, ReferenceParameter w, ReferenceParameter? b) = (Own(x), Own(weight), bias is null ? null : Own(bias));
        Shape W = weight.Shape;
        Expect.That(W.Rank == 2 && x.Shape.Last == W.Last, "Linear", x.Shape, W, "x [..., I] and a weight [O, I]");
        Expect.That(b is null || b.Shape == new Shape(W[0]), "Linear", W, b?.Shape ?? default, "a weight [O, I] and a bias [O]");
        var map = new AffineMap(w, b);
        ReferenceTensor y = New(x.Shape.WithLast(map.Outputs));
        LinearRows.Forward(map, input.Values, y.Values);
        Record(() => LinearRows.Backward(map, input.Values, y.Gradient, input.Gradient));
        return y;
    }

    /// <inheritdoc/>
    public SequenceOutput Recurrent(RecurrentLayer layer, ITensor x, Lengths lengths, RecurrentState? initial = null)
    {
        ArgumentNullException.ThrowIfNull(layer);
        if (layer is not ReferenceRecurrentLayer own || own.Set != _parameters)
            throw new ArgumentException("The layer belongs to another set. Begin the step with the layer's own.", nameof(layer));
        ReferenceTensor input = Own(x);
        Expect.Sequence(own.Spec, x.Shape);
        lengths.Validate(x.Shape[0], x.Shape[1]);
        var state = new Shape(x.Shape[1], own.Spec.OutputSize);
        Expect.State(own.Spec, initial, state);

        var level = new RecurrentLevel(own, input, lengths,
            initialHidden: initial is null ? New(state) : Own(initial.Hidden),
            initialCell: initial?.Cell is null ? New(state) : Own(initial.Cell),
            outputs: New(x.Shape.WithLast(own.Spec.OutputSize)),
            finalHidden: New(state),
            finalCell: New(state));
        level.Forward();
        NearestKink = Math.Min(NearestKink, level.NearestKink);
        Record(level.Backward);
        return new SequenceOutput(level.Outputs, new RecurrentState(level.FinalHidden, own.Spec.HasCellState ? level.FinalCell : null));
    }

    /// <inheritdoc/>
    public void Backward(ITensor loss)
    {
        ReferenceTensor own = Own(loss);
        if (Kind != StepKind.Training)
            throw new InvalidOperationException("A scoring step records nothing. Begin a training step to run backward.");
        if (_ranBackward)
            throw new InvalidOperationException("This step has run backward already. Add the losses and run backward once.");
        Expect.Equal("Backward", loss.Shape, new Shape(1));
        _ranBackward = true;
        own.Gradient[0] = 1;
        foreach (Action backward in _tape)
            backward();
        _parameters.ClearFrozenGradients();
    }

    /// <inheritdoc/>
    public void Read(ITensor x, Span<float> destination) => Numbers.Narrow(Own(x).Values, destination);

    /// <summary>Copies a tensor out, unrounded.</summary>
    public double[] ReadDouble(ITensor x) => [.. Own(x).Values];

    /// <inheritdoc/>
    public void ReadGradient(ITensor x, Span<float> destination) => Numbers.Narrow(GradientOf(x), destination);

    /// <summary>Copies the gradient of an input out, unrounded.</summary>
    public double[] ReadGradientDouble(ITensor x) => [.. GradientOf(x)];

    /// <inheritdoc/>
    public void Dispose()
    {
        _disposed = true;
        _tape.Clear();
    }

    private double[] GradientOf(ITensor x)
    {
        ReferenceTensor own = Own(x);
        if (!own.WantsGradient)
            throw new ArgumentException($"The tensor {x.Shape} was made without a gradient. Pass wantsGradient to Values.", nameof(x));
        return _ranBackward ? own.Gradient : throw new InvalidOperationException("There is no gradient yet. Run Backward first.");
    }

    private void Record(Action backward)
    {
        if (Kind == StepKind.Training)
            _tape.Push(backward);
    }

    private ReferenceTensor New(Shape shape) => new(this, shape, new double[shape.ElementCount]);

    private ReferenceTensor NewLike(ITensor a, ITensor b, string operation)
    {
        Expect.Equal(operation, a.Shape, b.Shape);
        return New(a.Shape);
    }

    private ReferenceTensor OwnAny(ITensor x)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        ArgumentNullException.ThrowIfNull(x);
        return x is ReferenceTensor own && own.Step == this
            ? own
            : throw new ArgumentException($"The tensor {x.Shape} was made in another step. Copy its numbers into this one.", nameof(x));
    }

    private ReferenceTensor Own(ITensor x)
    {
        ReferenceTensor own = OwnAny(x);
        return own.Ids is null
            ? own
            : throw new ArgumentException($"The tensor {x.Shape} holds ids, not numbers. Make it with Values.", nameof(x));
    }

    private int[] OwnIds(ITensor x)
        => OwnAny(x).Ids ?? throw new ArgumentException($"The tensor {x.Shape} holds numbers, not ids. Make it with Ids.", nameof(x));

    private ReferenceParameter Own(Parameter parameter)
    {
        ArgumentNullException.ThrowIfNull(parameter);
        return parameter is ReferenceParameter own && _parameters.Find(parameter.Name) == own
            ? own
            : throw new ArgumentException($"Parameter {parameter} is not in the step's set. Begin a step with it.", nameof(parameter));
    }
}
