using Microsoft.ML.Recurrent.Engines;

namespace Microsoft.ML.Recurrent.EngineContract.Reference;

/// <summary>Parameters in double precision.</summary>
public sealed class ReferenceParameterSet : ParameterSet
{
    internal ReferenceParameterSet(ReferenceEngine engine) => Engine = engine;

    internal ReferenceEngine Engine { get; }

    /// <inheritdoc/>
    public override Parameter Add(string name, Shape shape, bool isTrainable = true) => AddOwn(name, shape, isTrainable);

    /// <inheritdoc/>
    public override RecurrentLayer AddRecurrent(string prefix, int level, RecurrentSpec spec)
    {
        ArgumentNullException.ThrowIfNull(prefix);
        ArgumentNullException.ThrowIfNull(spec);
        return new ReferenceRecurrentLayer(this, prefix, level, spec.Validate());
    }

    internal ReferenceParameter AddOwn(string name, Shape shape, bool isTrainable) => Register(new ReferenceParameter(name, shape, isTrainable));

    internal void ClearGradients()
    {
        foreach (ReferenceParameter parameter in this.Cast<ReferenceParameter>())
            Array.Clear(parameter.Gradient);
    }

    /// <summary>Operations add to every gradient alike; those of frozen parameters are taken back here.</summary>
    internal void ClearFrozenGradients()
    {
        foreach (ReferenceParameter parameter in this.Cast<ReferenceParameter>().Where(p => !p.IsTrainable))
            Array.Clear(parameter.Gradient);
    }
}
