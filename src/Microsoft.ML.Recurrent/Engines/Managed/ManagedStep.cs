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

    /// <summary>As many threads as so many multiply-adds repay.</summary>
    public int ThreadsFor(long products) => engine.ThreadsFor(products, engine.ProductsPerThread);

    public Arena Memory => _arena ?? throw Demand.Disposed();

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
        var output = NewOutput(Demand.Embedded(own.Shape, weights.Shape[1]), wantsGradient: true);
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
            throw Demand.LayerOfAnotherSet(nameof(layer));
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
        Demand.Backward(IsTraining, _ranBackward, own.Shape);
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
        Demand.Gradient(_ranBackward, own.WantsGradient, destination.Length, own.Shape);
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
            throw Demand.OfAnotherStep(tensor, name);
        if (floats != (own.Data != null))
            throw Demand.OfTheOtherKind(tensor, floats, name);
        return own;
    }

    private DenseParameter Own(Parameter parameter, string name)
    {
        ArgumentNullException.ThrowIfNull(parameter, name);
        if (parameter is not ManagedParameter own || own.Set != _parameters || own.Set.Engine != engine)
            throw Demand.OfAnotherSet(parameter, name);
        return own as DenseParameter ?? throw Demand.OfALayer(parameter, name);
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
        Demand.InitialState(spec, initial, state);
        return (Own(initial.Hidden, "initial.Hidden"), initial.Cell is null ? null : Own(initial.Cell, "initial.Cell"));
    }
}
