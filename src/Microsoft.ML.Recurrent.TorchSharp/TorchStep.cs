using Microsoft.ML.Recurrent.Engines.Managed;

namespace Microsoft.ML.Recurrent.TorchSharp;

/// <summary>One step: checks what it is asked before libtorch is, for some of its errors end the process; frees what it made at its end.</summary>
internal sealed partial class TorchStep(StepKind kind, TorchParameterSet parameters) : IStep
{
    private readonly List<Tensor> _kept = [];
    private bool _ranBackward;
    private bool _disposed;

    public StepKind Kind { get; } = kind;

    private bool IsTraining => Kind == StepKind.Training;

    private torch.Device Device => parameters.Engine.Device;

    public ITensor Values(ReadOnlySpan<float> data, Shape shape, bool wantsGradient = false)
    {
        CheckAlive();
        Demand.Elements(data.Length, shape);
        using var scope = NewScope();
        Tensor values = HostMemory.Floats(data, shape.Dimensions(), Device);
        bool takesGradient = wantsGradient && IsTraining;
        values.requires_grad = takesGradient;
        return Keep(values, shape, ids: null, takesGradient);
    }

    public ITensor Ids(ReadOnlySpan<int> data, Shape shape)
    {
        CheckAlive();
        Demand.Elements(data.Length, shape);
        using var scope = NewScope();
        int[] ids = data.ToArray();
        return Keep(HostMemory.Longs(Array.ConvertAll(ids, id => (long)id), shape.Dimensions(), Device), shape, ids);
    }

    public ITensor Embed(ITensor ids, Parameter table)
    {
        TorchTensor own = Own(ids, nameof(ids), floats: false);
        TorchParameter weights = Own(table, nameof(table));
        Demand.Embedding(own.Shape, weights.Shape);
        Demand.IdsBelow(own.Ids, weights.Shape[0], nameof(ids));
        Shape shape = Demand.Embedded(own.Shape, weights.Shape[1]);
        using var scope = NewScope();
        return Keep(weights.Value.index_select(0, own.Value.reshape(own.Shape.ElementCount)).reshape(shape.Dimensions()), shape);
    }

    public ITensor Linear(ITensor x, Parameter weight, Parameter? bias)
    {
        TorchTensor own = Own(x, nameof(x));
        TorchParameter matrix = Own(weight, nameof(weight));
        TorchParameter? offset = bias is null ? null : Own(bias, nameof(bias));
        Demand.Linear(own.Shape, matrix.Shape, offset?.Shape);
        using var scope = NewScope();
        return Keep(torch.nn.functional.linear(own.Value, matrix.Value, offset?.Value), own.Shape.WithLast(matrix.Shape[0]));
    }

    public SequenceOutput Recurrent(RecurrentLayer layer, ITensor x, Lengths lengths, RecurrentState? initial = null)
    {
        ArgumentNullException.ThrowIfNull(layer);
        var own = layer as TorchRecurrentLayer;
        if (own is null || own.Set != parameters)
            throw Demand.LayerOfAnotherSet(nameof(layer));
        RecurrentSpec spec = layer.Spec;
        TorchTensor input = Own(x, nameof(x));
        Demand.Sequence(input.Shape, spec.InputSize);
        (int steps, int batch) = (input.Shape[0], input.Shape[1]);
        lengths.Validate(steps, batch);
        var state = new Shape(batch, spec.OutputSize);
        var (hidden, cell) = Initial(initial, spec, state);
        using var scope = NewScope();
        SequenceTensors result = own.Recurrence.Run(input.Value, input.Shape, Padding.PerRow(lengths, steps, batch), hidden?.Value, cell?.Value);
        return new SequenceOutput(
            Keep(result.Outputs, new(steps, batch, spec.OutputSize)),
            new RecurrentState(Keep(result.Hidden, state), result.Cell is null ? null : Keep(result.Cell, state)));
    }

    public void Backward(ITensor loss)
    {
        TorchTensor own = Own(loss, nameof(loss));
        Demand.Backward(IsTraining, _ranBackward, own.Shape);
        _ranBackward = true;
        using var scope = NewScope();
        if (own.Value.requires_grad)
            own.Value.backward();
    }

    public void Read(ITensor x, Span<float> destination)
    {
        TorchTensor own = Own(x, nameof(x));
        Demand.Elements(destination.Length, own.Shape);
        using var scope = NewScope();
        own.Value.CopyTo(destination);
    }

    public void ReadGradient(ITensor x, Span<float> destination)
    {
        TorchTensor own = Own(x, nameof(x));
        Demand.Gradient(_ranBackward, own.WantsGradient, destination.Length, own.Shape);
        using var scope = NewScope();
        if (own.Value.grad is { } gradient)
            gradient.CopyTo(destination);
        else
            destination.Clear();
    }

    public void Dispose()
    {
        if (_disposed)
            return;
        _disposed = true;
        foreach (Tensor tensor in _kept)
            tensor.Dispose();
        _kept.Clear();
    }

    private TensorScope NewScope() => new(IsTraining);

    /// <summary>Takes a result out of the operation's scope, to die with the step.</summary>
    private TorchTensor Keep(Tensor result, Shape shape, int[]? ids = null, bool wantsGradient = false)
    {
        _ = result.DetachFromDisposeScope();
        _kept.Add(result);
        return new TorchTensor(this, result, shape, ids, wantsGradient);
    }

    private void CheckAlive()
    {
        if (_disposed)
            throw Demand.Disposed();
    }

    private TorchTensor Own(ITensor tensor, string name, bool floats = true)
    {
        ArgumentNullException.ThrowIfNull(tensor, name);
        CheckAlive();
        if (tensor is not TorchTensor own || own.Owner != this)
            throw Demand.OfAnotherStep(tensor, name);
        if (floats != own.Ids is null)
            throw Demand.OfTheOtherKind(tensor, floats, name);
        return own;
    }

    private TorchParameter Own(Parameter parameter, string name)
    {
        ArgumentNullException.ThrowIfNull(parameter, name);
        if (parameter is not TorchParameter own || own.Set != parameters)
            throw Demand.OfAnotherSet(parameter, name);
        return own.IsOfLayer ? throw Demand.OfALayer(parameter, name) : own;
    }

    private (TorchTensor A, TorchTensor B) Pair(ITensor a, string nameA, ITensor b, string nameB)
    {
        TorchTensor left = Own(a, nameA), right = Own(b, nameB);
        Demand.Same(left.Shape, nameA, right.Shape, nameB);
        return (left, right);
    }

    private (TorchTensor? Hidden, TorchTensor? Cell) Initial(RecurrentState? initial, RecurrentSpec spec, Shape state)
    {
        if (initial is null)
            return (null, null);
        Demand.InitialState(spec, initial, state);
        return (Own(initial.Hidden, "initial.Hidden"), initial.Cell is null ? null : Own(initial.Cell, "initial.Cell"));
    }
}
