using Microsoft.ML.Recurrent.Engines;

namespace Microsoft.ML.Recurrent.EngineContract.Reference;

/// <summary>RMSProp, not centered.</summary>
public sealed class ReferenceRmsProp : ReferenceOptimizer
{
    private readonly double _decay, _epsilon, _momentum;

    internal ReferenceRmsProp(RmsPropOptions options, ReferenceParameterSet parameters) : base(options.LearningRate, options.WeightDecay, parameters)
    {
        (_decay, _epsilon, _momentum) = (options.Decay, options.Epsilon, options.Momentum);
        AddMoments("square_avg");
        if (_momentum > 0)
            AddMoments("momentum_buffer");
    }

    private protected override void Update(ReferenceParameter parameter)
    {
        double[] s = Moments("square_avg", parameter);
        double[]? b = _momentum > 0 ? Moments("momentum_buffer", parameter) : null;
        for (int k = 0; k < s.Length; k++)
        {
            double g = parameter.Gradient[k];

            // s ← α·s + (1 − α)·g²,  the way is g/(√s + ε),  or with momentum b ← μ·b + g/(√s + ε)
            s[k] = (_decay * s[k]) + ((1 - _decay) * g * g);
            double way = g / (Math.Sqrt(s[k]) + _epsilon);
            if (b is not null)
                way = b[k] = (_momentum * b[k]) + way;

            // w ← w − η·way
            parameter.Values[k] -= LearningRate * way;
        }
    }
}
