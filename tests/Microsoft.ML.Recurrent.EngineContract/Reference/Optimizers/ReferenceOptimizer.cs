using Microsoft.ML.Recurrent.Engines;

namespace Microsoft.ML.Recurrent.EngineContract.Reference;

/// <summary>What all reference optimizers share: the rate, and the walk over trainable parameters.</summary>
public abstract class ReferenceOptimizer : IOptimizer
{
    private readonly ReferenceParameterSet _parameters;
    private float _learningRate;

    private protected ReferenceOptimizer(OptimizerOptions options, ReferenceParameterSet parameters)
        => (_learningRate, _parameters) = (options.LearningRate, parameters);

    /// <inheritdoc/>
    public float LearningRate
    {
        get => _learningRate;
        set
        {
            Check.Positive(value, nameof(LearningRate));
            _learningRate = value;
        }
    }

    /// <inheritdoc/>
    public void Step()
    {
        BeginUpdate();
        foreach (ReferenceParameter parameter in _parameters.Cast<ReferenceParameter>().Where(p => p.IsTrainable))
            Update(parameter);
    }

    /// <inheritdoc/>
    public void Dispose() => GC.SuppressFinalize(this);

    /// <summary>Called once per step, before any parameter moves.</summary>
    private protected virtual void BeginUpdate() { }

    /// <summary>Moves one parameter along its gradient.</summary>
    private protected abstract void Update(ReferenceParameter parameter);
}
