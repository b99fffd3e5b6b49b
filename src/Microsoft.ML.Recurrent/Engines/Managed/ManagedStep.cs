namespace Microsoft.ML.Recurrent.Engines.Managed;

/// <summary>One step: checks what it is asked, lays results into its arena, and in training keeps the tape.</summary>
internal sealed unsafe partial class ManagedStep(ManagedEngine engine, StepPool pool) : IStep
{
    private readonly ObjectPool<ManagedTensor> _tensors = new(() => new());
    private readonly OperationPool _operations = new(engine.Kernels);
    private readonly List<Operation> _tape = [];
    private ManagedParameterSet? _parameters;
    private Arena? _arena;
    private long _use;
    private bool _ranBackward;

    public StepKind Kind { get; private set; }

    private bool IsTraining => Kind == StepKind.Training;

    public Workers Workers => engine.Workers;

    public Arena Memory => _arena ?? throw new ObjectDisposedException(nameof(IStep), "This step has been disposed. Begin another one.");

    public void Begin(StepKind kind, ManagedParameterSet parameters, Arena arena)
    {
        (Kind, _parameters, _arena) = (kind, parameters, arena);
        _use++;
        _ranBackward = false;
    }

    public ITensor Values(ReadOnlySpan<float> data, Shape shape, bool wantsGradient = false)
    {
        Demand.Elements(data.Length, shape);
        float* copy = Memory.Take(data.Length);
        data.CopyTo(new(copy, data.Length));
        return NewTensor(shape, copy, null, shape.Last, wantsGradient && IsTraining);
    }

    public ITensor Ids(ReadOnlySpan<int> data, Shape shape)
    {
        Demand.Elements(data.Length, shape);
        int* copy = Memory.TakeIds(data.Length);
        data.CopyTo(new(copy, data.Length));
        return NewTensor(shape, null, copy, shape.Last, wantsGradient: false);
    }

    public ITensor Embed(ITensor ids, Parameter table)
    {
        var own = Own(ids, nameof(ids), floats: false);
        var weights = Own(table, nameof(table));
        Demand.Embedding(own.Shape, weights.Shape);
        Demand.IdsBelow(new(own.Ids, own.Shape.ElementCount), weights.Shape[0], nameof(ids));
        int width = weights.Shape[1];
        var output = NewOutput(own.Shape.Rank == 1 ? new(own.Shape[0], width) : new(own.Shape[0], own.Shape[1], width), wantsGradient: true);
        Record(_operations.Embed.Next()).Forward(own, weights, output, Workers);
        return output;
    }

    public ITensor Linear(ITensor x, Parameter weight, Parameter? bias)
    {
        var own = Own(x, nameof(x));
        var matrix = Own(weight, nameof(weight));
        var offset = bias is null ? null : Own(bias, nameof(bias));
        Demand.Linear(own.Shape, matrix.Shape, offset?.Shape);
        var output = NewOutput(own.Shape.WithLast(matrix.Shape[0]), wantsGradient: true);
        Record(_operations.Linear.Next()).Forward(own, matrix, offset, output, this);
        return output;
    }

    public SequenceOutput Recurrent(RecurrentLayer layer, ITensor x, Lengths lengths, RecurrentState? initial = null)
    {
        ArgumentNullException.ThrowIfNull(layer);
        var own = layer as ManagedRecurrentLayer;
        if (own is null || own.Set != _parameters)
            throw new ArgumentException("The layer belongs to another parameter set than the one this step was begun on.", nameof(layer));
        var spec = layer.Spec;
        var input = Own(x, nameof(x));
        Demand.Sequence(input.Shape, spec.InputSize);
        (int steps, int batch) = (input.Shape[0], input.Shape[1]);
        lengths.Validate(steps, batch);
        var state = new Shape(batch, spec.OutputSize);
        var (hidden, cell) = Initial(initial, spec, state);
        var operation = Record(_operations.Recurrent.Next());
        operation.Forward(this, own, input, lengths, hidden, cell);
        return operation.Output;
    }

    public void Backward(ITensor loss)
    {
        var own = Own(loss, nameof(loss));
        if (!IsTraining)
            throw new InvalidOperationException("A scoring step records nothing to run backward. Begin a step of StepKind.Training.");
        if (_ranBackward)
            throw new InvalidOperationException("Backward has run in this step already. Begin another step.");
        if (own.Shape != new Shape(1))
            throw new ArgumentException($"The loss has shape {own.Shape}; a gradient starts from one number, shape [1].", nameof(loss));
        _ranBackward = true;
        if (!own.WantsGradient)
            return;
        *own.AccumulateGradient(Memory) = 1f;
        for (int i = _tape.Count - 1; i >= 0; i--)
            _tape[i].Backward(Memory);
    }

    public void Read(ITensor x, Span<float> destination)
    {
        var own = Own(x, nameof(x));
        Demand.Elements(destination.Length, own.Shape);
        own.CopyTo(destination);
    }

    public void ReadGradient(ITensor x, Span<float> destination)
    {
        var own = Own(x, nameof(x));
        if (!_ranBackward)
            throw new InvalidOperationException("There are no gradients before Backward. Run it on the loss first.");
        if (!own.WantsGradient)
            throw new ArgumentException("This tensor was made without a gradient. Pass wantsGradient: true to Values.", nameof(x));
        Demand.Elements(destination.Length, own.Shape);
        own.CopyGradientTo(destination);
    }

    public void Dispose()
    {
        if (_arena is not { } arena)
            return;
        _arena = null;
        _parameters = null;
        _tape.Clear();
        _tensors.Reset();
        _operations.Reset();
        pool.Return(this, arena);
    }

    private T Record<T>(T operation) where T : Operation
    {
        if (IsTraining)
            _tape.Add(operation);
        return operation;
    }

    /// <summary>A dense result, not yet written.</summary>
    internal ManagedTensor NewOutput(Shape shape, bool wantsGradient = true)
        => NewOutput(shape, Memory.Take(shape.ElementCount), shape.Last, wantsGradient);

    /// <summary>A result that lies in the step's memory already.</summary>
    internal ManagedTensor NewOutput(Shape shape, float* data, int stride, bool wantsGradient = true)
        => NewTensor(shape, data, null, stride, wantsGradient && IsTraining);

    private ManagedTensor NewTensor(Shape shape, float* data, int* ids, int stride, bool wantsGradient)
    {
        var tensor = _tensors.Next();
        tensor.Become(this, _use, shape, data, ids, stride, wantsGradient);
        return tensor;
    }

    private ManagedTensor Own(ITensor tensor, string name, bool floats = true)
    {
        ArgumentNullException.ThrowIfNull(tensor, name);
        _ = Memory;
        if (tensor is not ManagedTensor own || own.Owner != this || own.Use != _use)
            throw new ArgumentException($"Tensor '{name}' {tensor.Shape} belongs to another step. A tensor lives in the step that made it.", name);
        if (floats != (own.Data != null))
            throw new ArgumentException($"Tensor '{name}' {tensor.Shape} holds {(floats ? "ids" : "floats")}; {(floats ? "floats" : "ids")} are needed.", name);
        return own;
    }

    private DenseParameter Own(Parameter parameter, string name)
    {
        ArgumentNullException.ThrowIfNull(parameter, name);
        if (parameter is not ManagedParameter own || own.Set != _parameters || own.Set.Engine != engine)
            throw new ArgumentException($"Parameter {parameter} belongs to another set than the one this step was begun on.", name);
        return own as DenseParameter
            ?? throw new ArgumentException($"Parameter {parameter} belongs to a recurrent layer and is used through it alone.", name);
    }

    private (ManagedTensor A, ManagedTensor B) Pair(ITensor a, string nameA, ITensor b, string nameB)
    {
        var left = Own(a, nameA);
        var right = Own(b, nameB);
        Demand.Same(left.Shape, nameA, right.Shape, nameB);
        return (left, right);
    }

    private (ManagedTensor? Hidden, ManagedTensor? Cell) Initial(RecurrentState? initial, RecurrentSpec spec, Shape state)
    {
        if (initial is null)
            return (null, null);
        if (spec.HasCellState != (initial.Cell is not null))
            throw new ArgumentException($"{spec.Cell} {(spec.HasCellState ? "needs" : "has no")} cell state; give one for an LSTM only.", nameof(initial));
        var hidden = Own(initial.Hidden, "initial.Hidden");
        Demand.Same(hidden.Shape, "initial.Hidden", state, "[batch, directions × units]");
        var cell = initial.Cell is null ? null : Own(initial.Cell, "initial.Cell");
        if (cell is not null)
            Demand.Same(cell.Shape, "initial.Cell", state, "[batch, directions × units]");
        return (hidden, cell);
    }
}
