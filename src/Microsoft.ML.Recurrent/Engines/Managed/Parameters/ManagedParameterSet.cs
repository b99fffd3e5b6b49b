namespace Microsoft.ML.Recurrent.Engines.Managed;

/// <summary>The parameters of one network on the managed engine.</summary>
internal sealed class ManagedParameterSet(ManagedEngine engine) : ParameterSet
{
    private readonly List<ManagedParameter> _own = [];
    private readonly List<ManagedRecurrentLayer> _layers = [];

    public ManagedEngine Engine { get; } = engine;

    /// <summary>A list as it is: through an interface every loop over it would allocate an enumerator, wherever the JIT fails to see through it.</summary>
    public List<ManagedParameter> Own => _own;

    /// <summary>Levels in the order in which they were added.</summary>
    public List<ManagedRecurrentLayer> Layers => _layers;

    public override Parameter Add(string name, Shape shape, bool isTrainable = true)
    {
        if (shape.Rank == 0)
            throw new ArgumentException($"Parameter '{name}' has no shape. Give one to four axes.", nameof(shape));
        return Enter(new DenseParameter(this, name, shape, isTrainable));
    }

    public override RecurrentLayer AddRecurrent(string prefix, int level, RecurrentSpec spec)
    {
        ArgumentNullException.ThrowIfNull(prefix);
        ArgumentNullException.ThrowIfNull(spec);
        Check.AtLeast(level, 0, "position in the stack");
        Rehearsal.Begin(spec.Validate());
        var layer = new ManagedRecurrentLayer(this, prefix, spec, level, Engine.Kernels.Lanes);
        _layers.Add(layer);
        return layer;
    }

    public T Enter<T>(T parameter) where T : ManagedParameter
    {
        Register(parameter);
        _own.Add(parameter);
        return parameter;
    }

    public void ClearGradients()
    {
        foreach (var parameter in _own)
            parameter.ClearGradient();
    }
}
