namespace Microsoft.ML.Recurrent.TorchSharp;

/// <summary>The parameters of one network on the engine's device.</summary>
internal sealed class TorchParameterSet(LibtorchEngine engine) : ParameterSet
{
    private readonly List<TorchParameter> _own = [];
    private readonly List<IDisposable> _modules = [];

    public LibtorchEngine Engine { get; } = engine;

    public IReadOnlyList<TorchParameter> Own => _own;

    public override Parameter Add(string name, Shape shape, bool isTrainable = true)
    {
        if (shape.Rank == 0)
            throw new ArgumentException($"Parameter '{name}' has no shape. Give one to four axes.", nameof(shape));
        return Enter(new TorchParameter(this, name, shape, isTrainable, isOfLayer: false, HostMemory.Zeros(shape.Dimensions(), Engine.Device)));
    }

    public override RecurrentLayer AddRecurrent(string prefix, int level, RecurrentSpec spec)
    {
        ArgumentNullException.ThrowIfNull(prefix);
        ArgumentNullException.ThrowIfNull(spec);
        Check.AtLeast(level, 0, "position in the stack");
        var layer = new TorchRecurrentLayer(this, prefix, spec.Validate(), level);
        _modules.Add(layer.Recurrence);
        return layer;
    }

    public TorchParameter Enter(TorchParameter parameter)
    {
        Register(parameter);
        _own.Add(parameter);
        return parameter;
    }

    public void ClearGradients()
    {
        foreach (TorchParameter parameter in _own)
            parameter.ClearGradient();
    }

    protected override void Dispose(bool disposing)
    {
        if (!disposing)
            return;
        foreach (TorchParameter parameter in _own)
            parameter.Value.Dispose();
        foreach (IDisposable module in _modules)
            module.Dispose();
        _modules.Clear();
    }
}
