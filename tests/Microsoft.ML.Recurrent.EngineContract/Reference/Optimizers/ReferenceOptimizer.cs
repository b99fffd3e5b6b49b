using Microsoft.ML.Recurrent.Engines;

namespace Microsoft.ML.Recurrent.EngineContract.Reference;

/// <summary>What all reference optimizers share: rate, decay, clipping, moments, and the walk over trainable parameters.</summary>
public abstract class ReferenceOptimizer : IOptimizer
{
    private readonly ReferenceParameterSet _parameters;
    private readonly double _penalty;
    private readonly SortedDictionary<string, double[]> _moments = new(StringComparer.Ordinal);
    private float _learningRate;

    private protected ReferenceOptimizer(float learningRate, double penalty, ReferenceParameterSet parameters)
        => (_learningRate, _penalty, _parameters) = (learningRate, penalty, parameters);

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

    /// <summary>Steps taken, the current one included.</summary>
    private protected long Steps { get; private set; }

    private IEnumerable<ReferenceParameter> Trainable => _parameters.Cast<ReferenceParameter>().Where(p => p.IsTrainable);

    /// <summary><c>√Σ g²</c>.</summary>
    public double GradientNorm() => Math.Sqrt(Trainable.Sum(p => p.Gradient.Sum(g => g * g)));

    /// <summary><c>g ← factor·g</c>.</summary>
    public void ScaleGradients(float factor) => EachGradient(g => factor * g);

    /// <summary><c>g ← min(max(g, −limit), limit)</c>.</summary>
    public void ClampGradients(float limit) => EachGradient(g => Math.Clamp(g, -limit, limit));

    /// <inheritdoc/>
    public void Step()
    {
        Steps++;
        foreach (ReferenceParameter parameter in Trainable)
        {
            // g ← g + λ·w
            for (int k = 0; k < parameter.Values.Length; k++)
                parameter.Gradient[k] += _penalty * parameter.Values[k];
            Update(parameter);
        }
    }

    /// <inheritdoc/>
    public OptimizerState Save()
        => new(Steps, _moments.ToDictionary(m => m.Key, m => Array.ConvertAll(m.Value, x => (float)x), StringComparer.Ordinal));

    /// <inheritdoc/>
    public void Restore(OptimizerState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        foreach ((string name, double[] values) in _moments)
        {
            if (!state.Moments.TryGetValue(name, out float[]? saved) || saved.Length != values.Length)
                throw new ArgumentException($"The state does not fit moment '{name}'.", nameof(state));
        }

        if (state.Moments.Count != _moments.Count)
            throw new ArgumentException($"The state has {state.Moments.Count} moments, needed {_moments.Count}.", nameof(state));
        foreach ((string name, double[] values) in _moments)
            Array.ConvertAll(state.Moments[name], x => (double)x).CopyTo(values, 0);
        Steps = state.Steps;
    }

    /// <inheritdoc/>
    public void Dispose() => GC.SuppressFinalize(this);

    /// <summary>Moves one parameter along its gradient.</summary>
    private protected abstract void Update(ReferenceParameter parameter);

    /// <summary>Makes a running average of every trainable parameter, zero at first.</summary>
    private protected void AddMoments(string name)
    {
        foreach (ReferenceParameter parameter in Trainable)
            _moments[$"{name}.{parameter.Name}"] = new double[parameter.Values.Length];
    }

    private protected double[] Moments(string name, ReferenceParameter parameter) => _moments[$"{name}.{parameter.Name}"];

    private void EachGradient(Func<double, double> change)
    {
        foreach (ReferenceParameter parameter in Trainable)
        {
            for (int k = 0; k < parameter.Gradient.Length; k++)
                parameter.Gradient[k] = change(parameter.Gradient[k]);
        }
    }
}
