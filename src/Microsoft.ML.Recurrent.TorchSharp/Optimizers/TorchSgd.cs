using global::TorchSharp;

namespace Microsoft.ML.Recurrent.TorchSharp;

/// <summary><c>w ← w − η·g</c>; with momentum <c>v ← μ·v + g</c>, <c>w ← w − η·v</c>, or by Nesterov <c>w ← w − η·(g + μ·v)</c>.</summary>
internal sealed class TorchSgd : TorchOptimizer
{
    private readonly SgdOptions _options;
    private readonly Tensor[]? _velocity;

    public TorchSgd(SgdOptions options, TorchParameterSet parameters) : base(options.LearningRate, options.WeightDecay, parameters)
    {
        _options = options;
        _velocity = options.Momentum > 0 ? NewMoments("momentum_buffer") : null;
    }

    protected override void Update()
    {
        using Scalar rate = -LearningRate, momentum = _options.Momentum, further = -LearningRate * _options.Momentum;
        UpdateEach((index, weight, gradient) =>
        {
            if (_velocity is null)
            {
                weight.add_(gradient, rate);
                return;
            }

            Tensor velocity = _velocity[index];
            velocity.mul_(momentum).AddInPlace(gradient);
            if (_options.Nesterov)
                weight.add_(gradient, rate).add_(velocity, further);
            else
                weight.add_(velocity, rate);
        });
    }
}
