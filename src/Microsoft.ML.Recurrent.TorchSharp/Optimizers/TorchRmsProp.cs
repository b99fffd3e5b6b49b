using global::TorchSharp;

namespace Microsoft.ML.Recurrent.TorchSharp;

/// <summary><c>s ← α·s + (1−α)g²</c>, <c>w ← w − η·g/(√s + ε)</c>; with momentum <c>b ← μ·b + g/(√s + ε)</c>, <c>w ← w − η·b</c>.</summary>
internal sealed class TorchRmsProp : TorchOptimizer
{
    private readonly RmsPropOptions _options;
    private readonly Tensor[] _square;
    private readonly Tensor[]? _velocity;

    public TorchRmsProp(RmsPropOptions options, TorchParameterSet parameters) : base(options.LearningRate, options.WeightDecay, parameters)
    {
        _options = options;
        _square = NewMoments("square_avg");
        _velocity = options.Momentum > 0 ? NewMoments("momentum_buffer") : null;
    }

    protected override void Update()
    {
        using Scalar decay = _options.Decay, oneLessDecay = 1 - _options.Decay, epsilon = _options.Epsilon;
        using Scalar rate = -LearningRate, momentum = _options.Momentum;
        UpdateEach((index, weight, gradient) =>
        {
            Tensor square = _square[index];
            square.mul_(decay).addcmul_(gradient, gradient, oneLessDecay);
            Tensor root = square.sqrt().AddInPlace(epsilon);
            if (_velocity is null)
            {
                weight.addcdiv_(gradient, root, rate);
                return;
            }

            Tensor velocity = _velocity[index];
            velocity.mul_(momentum).AddInPlace(gradient / root);
            weight.add_(velocity, rate);
        });
    }
}
