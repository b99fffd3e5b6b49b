using global::TorchSharp;

namespace Microsoft.ML.Recurrent.TorchSharp;

/// <summary>What all optimizers share: rate, decay, clipping, moments, and the walk over trainable parameters.</summary>
/// <remarks>Written with torch's operations in place rather than with <c>torch.optim</c>, whose moments cannot be saved in PyTorch's names nor be taken over
/// from another engine. The calls per parameter and step are as many.</remarks>
internal abstract class TorchOptimizer : IOptimizer
{
    private readonly TorchParameter[] _parameters;
    private readonly float _penalty;
    private readonly List<(string Name, Tensor[] PerParameter)> _moments = [];
    private float _learningRate;
    private bool _disposed;

    /// <param name="learningRate">The first rate.</param>
    /// <param name="penalty">λ: <c>g ← g + λ·w</c> before each update.</param>
    /// <param name="parameters">The set; its frozen parameters stay as they are.</param>
    protected TorchOptimizer(float learningRate, float penalty, TorchParameterSet parameters)
    {
        (_learningRate, _penalty) = (learningRate, penalty);
        _parameters = [.. parameters.Own.Where(parameter => parameter.IsTrainable)];
    }

    public float LearningRate
    {
        get => _learningRate;
        set
        {
            Check.Positive(value, nameof(LearningRate));
            _learningRate = value;
        }
    }

    /// <summary>Steps taken, the current one included.</summary>
    protected long Steps { get; private set; }

    public double GradientNorm()
    {
        using var scope = new TensorScope(records: false);
        Tensor[] squares = [.. Gradients().Select(gradient => gradient.to(torch.ScalarType.Float64).Squared().sum())];
        if (squares.Length == 0)
            return 0;
        var sums = new double[squares.Length];
        torch.stack(squares).CopyTo<double>(sums); // one wait for the device
        return Math.Sqrt(sums.Sum());
    }

    public void ScaleGradients(float factor)
    {
        using var scope = new TensorScope(records: false);
        using Scalar scalar = factor;
        foreach (Tensor gradient in Gradients())
            gradient.mul_(scalar);
    }

    public void ClampGradients(float limit)
    {
        using var scope = new TensorScope(records: false);
        using Scalar from = -limit, to = limit;
        foreach (Tensor gradient in Gradients())
            gradient.clamp_(from, to);
    }

    public void Step()
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        Steps++;
        Update();
    }

    public OptimizerState Save()
    {
        using var scope = new TensorScope(records: false);
        var moments = new Dictionary<string, float[]>(StringComparer.Ordinal);
        foreach ((string name, TorchParameter parameter, Tensor moment) in NamedMoments())
        {
            float[] values = new float[parameter.Shape.ElementCount];
            moment.CopyTo<float>(values);
            moments[name] = values;
        }

        return new OptimizerState(Steps, moments);
    }

    public void Restore(OptimizerState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        var own = NamedMoments().ToList();
        foreach ((string name, TorchParameter parameter, _) in own)
        {
            int needed = parameter.Shape.ElementCount;
            if (!state.Moments.TryGetValue(name, out float[]? values) || values.Length != needed)
                throw new ArgumentException($"The state has {(values is null ? "no" : $"{values.Length} numbers of")} moment '{name}'; this optimizer needs {needed}. Restore it into the optimizer and network that saved it.", nameof(state));
        }

        if (state.Moments.Count != own.Count)
            throw new ArgumentException($"The state has {state.Moments.Count} moments; this optimizer keeps {own.Count}. Restore it into the optimizer and network that saved it.", nameof(state));
        using var scope = new TensorScope(records: false);
        foreach ((string name, TorchParameter parameter, Tensor moment) in own)
            moment.CopyFrom(state.Moments[name], parameter.Shape);
        Steps = state.Steps;
    }

    public void Dispose()
    {
        _disposed = true;
        foreach (Tensor moment in _moments.SelectMany(moment => moment.PerParameter))
            moment.Dispose();
        _moments.Clear();
    }

    /// <summary>Makes what depends on the step's number and rate, and updates the parameters with it.</summary>
    protected abstract void Update();

    /// <summary>Updates every parameter in place; the first argument says which of the moments are its own.</summary>
    protected void UpdateEach(Action<int, Tensor, Tensor> update)
    {
        using Scalar penalty = _penalty;
        for (int index = 0; index < _parameters.Length; index++)
        {
            using var scope = new TensorScope(records: false);
            TorchParameter parameter = _parameters[index];
            Tensor weight = parameter.Value;
            // Without a gradient, moments still decay and go on moving the weight.
            Tensor gradient = weight.grad ?? HostMemory.Zeros(parameter.Shape.Dimensions(), parameter.Set.Engine.Device);
            if (_penalty != 0)
                gradient.add_(weight, penalty);
            update(index, weight, gradient);
        }
    }

    /// <summary>A running average for every trainable parameter, zero at first; saved under PyTorch's name of it.</summary>
    protected Tensor[] NewMoments(string name)
    {
        Tensor[] moments = [.. _parameters.Select(
            parameter => HostMemory.Zeros(parameter.Shape.Dimensions(), parameter.Set.Engine.Device).DetachFromDisposeScope())];
        _moments.Add((name, moments));
        return moments;
    }

    private IEnumerable<Tensor> Gradients() => _parameters.Select(parameter => parameter.Value.grad).OfType<Tensor>();

    private IEnumerable<(string Name, TorchParameter Parameter, Tensor Moment)> NamedMoments()
        => from moment in _moments
           from index in Enumerable.Range(0, _parameters.Length)
           select ($"{moment.Name}.{_parameters[index].Name}", _parameters[index], moment.PerParameter[index]);
}
