using Microsoft.ML.Recurrent.Engines;

namespace Microsoft.ML.Recurrent.EngineContract.Reference;

/// <summary>Adam and AdamW over every element, also where the gradient is zero: moments decay and the weight keeps moving.</summary>
public sealed class ReferenceAdam : ReferenceOptimizer
{
    private readonly double _beta1, _beta2, _epsilon, _apart;

    internal ReferenceAdam(AdamOptions options, ReferenceParameterSet parameters) : this(options, options.WeightDecay, 0, parameters) { }

    internal ReferenceAdam(AdamWOptions options, ReferenceParameterSet parameters) : this(options.Adam, 0, options.WeightDecay, parameters) { }

    private ReferenceAdam(AdamOptions options, double penalty, double apart, ReferenceParameterSet parameters)
        : base(options.LearningRate, penalty, parameters)
    {
        (_beta1, _beta2, _epsilon, _apart) = (options.Beta1, options.Beta2, options.Epsilon, apart);
        AddMoments("exp_avg");
        AddMoments("exp_avg_sq");
    }

    private protected override void Update(ReferenceParameter parameter)
    {
        double[] m = Moments("exp_avg", parameter), v = Moments("exp_avg_sq", parameter);
        for (int k = 0; k < m.Length; k++)
        {
            double g = parameter.Gradient[k];

            // w ← w − η·λ·w, where the decay stands apart
            parameter.Values[k] *= 1 - (LearningRate * _apart);

            // m ← β₁·m + (1 − β₁)·g,  v ← β₂·v + (1 − β₂)·g²
            m[k] = (_beta1 * m[k]) + ((1 - _beta1) * g);
            v[k] = (_beta2 * v[k]) + ((1 - _beta2) * g * g);

            // m̂ = m/(1 − β₁ⁿ),  v̂ = v/(1 − β₂ⁿ),  w ← w − η·m̂/(√v̂ + ε)
            double mHat = m[k] / (1 - Math.Pow(_beta1, Steps));
            double vHat = v[k] / (1 - Math.Pow(_beta2, Steps));
            parameter.Values[k] -= LearningRate * mHat / (Math.Sqrt(vHat) + _epsilon);
        }
    }
}
