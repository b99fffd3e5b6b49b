using Microsoft.ML.Recurrent.Engines;

namespace Microsoft.ML.Recurrent.EngineContract.Reference;

/// <summary>Adam over every element, also where the gradient is zero: moments decay and the weight keeps moving.</summary>
public sealed class ReferenceAdam : ReferenceOptimizer
{
    private readonly Dictionary<string, double[]> _m = new(StringComparer.Ordinal), _v = new(StringComparer.Ordinal);
    private readonly double _beta1, _beta2, _epsilon;
    private int _steps;

    internal ReferenceAdam(AdamOptions options, ReferenceParameterSet parameters) : base(options, parameters)
        => (_beta1, _beta2, _epsilon) = (options.Beta1, options.Beta2, options.Epsilon);

    private protected override void BeginUpdate() => _steps++;

    private protected override void Update(ReferenceParameter parameter)
    {
        double[] m = MomentsOf(_m, parameter), v = MomentsOf(_v, parameter);
        for (int k = 0; k < m.Length; k++)
        {
            double g = parameter.Gradient[k];

            // m ← β₁·m + (1 − β₁)·g,  v ← β₂·v + (1 − β₂)·g²
            m[k] = (_beta1 * m[k]) + ((1 - _beta1) * g);
            v[k] = (_beta2 * v[k]) + ((1 - _beta2) * g * g);

            // m̂ = m/(1 − β₁ⁿ),  v̂ = v/(1 − β₂ⁿ),  w ← w − η·m̂/(√v̂ + ε)
            double mHat = m[k] / (1 - Math.Pow(_beta1, _steps));
            double vHat = v[k] / (1 - Math.Pow(_beta2, _steps));
            parameter.Values[k] -= LearningRate * mHat / (Math.Sqrt(vHat) + _epsilon);
        }
    }

    private static double[] MomentsOf(Dictionary<string, double[]> moments, ReferenceParameter parameter)
    {
        if (!moments.TryGetValue(parameter.Name, out double[]? found))
            moments[parameter.Name] = found = new double[parameter.Values.Length];
        return found;
    }
}
