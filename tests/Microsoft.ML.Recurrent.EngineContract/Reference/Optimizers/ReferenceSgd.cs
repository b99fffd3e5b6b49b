using Microsoft.ML.Recurrent.Engines;

namespace Microsoft.ML.Recurrent.EngineContract.Reference;

/// <summary>Stochastic gradient descent, plain, with momentum, or by Nesterov.</summary>
public sealed class ReferenceSgd : ReferenceOptimizer
{
    private readonly double _momentum;
    private readonly bool _nesterov;

    internal ReferenceSgd(SgdOptions options, ReferenceParameterSet parameters) : base(options.LearningRate, options.WeightDecay, parameters)
    {
        (_momentum, _nesterov) = (options.Momentum, options.Nesterov);
        if (_momentum > 0)
            AddMoments("momentum_buffer");
    }

    private protected override void Update(ReferenceParameter parameter)
    {
        double[]? v = _momentum > 0 ? Moments("momentum_buffer", parameter) : null;
        for (int k = 0; k < parameter.Values.Length; k++)
        {
            double g = parameter.Gradient[k];
            if (v is not null)
            {
                // v ← μ·v + g, and the way is v, or by Nesterov g + μ·v
                v[k] = (_momentum * v[k]) + g;
                g = _nesterov ? g + (_momentum * v[k]) : v[k];
            }

            // w ← w − η·g
            parameter.Values[k] -= LearningRate * g;
        }
    }
}
