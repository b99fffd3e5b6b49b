using global::TorchSharp;

namespace Microsoft.ML.Recurrent.TorchSharp;

/// <summary>Adam, with the weight decay in the gradient (Adam) or apart from it (AdamW).</summary>
/// <remarks>Kingma &amp; Ba (2015), arXiv:1412.6980; ε after the corrected root, as PyTorch has it. Loshchilov &amp; Hutter (2019), arXiv:1711.05101.</remarks>
internal sealed class TorchAdam : TorchOptimizer
{
    private readonly AdamOptions _options;
    private readonly float _apart;
    private readonly Tensor[] _first;
    private readonly Tensor[] _second;

    public TorchAdam(AdamOptions options, TorchParameterSet parameters) : this(options, options.WeightDecay, 0, parameters) { }

    public TorchAdam(AdamWOptions options, TorchParameterSet parameters) : this(options.Adam, 0, options.WeightDecay, parameters) { }

    private TorchAdam(AdamOptions options, float penalty, float apart, TorchParameterSet parameters)
        : base(options.LearningRate, penalty, parameters)
    {
        (_options, _apart) = (options, apart);
        (_first, _second) = (NewMoments("exp_avg"), NewMoments("exp_avg_sq"));
    }

    protected override void Update()
    {
        using Scalar beta1 = _options.Beta1, beta2 = _options.Beta2, epsilon = _options.Epsilon;
        using Scalar oneLessBeta1 = 1 - _options.Beta1, oneLessBeta2 = 1 - _options.Beta2, decay = 1 - (LearningRate * _apart);
        using Scalar rate = -LearningRate / (1 - Math.Pow(_options.Beta1, Steps));
        using Scalar correction = 1 / Math.Sqrt(1 - Math.Pow(_options.Beta2, Steps));
        UpdateEach((index, weight, gradient) =>
        {
            Tensor first = _first[index], second = _second[index];
            if (_apart != 0)
                weight.mul_(decay);
            first.mul_(beta1).add_(gradient, oneLessBeta1);
            second.mul_(beta2).addcmul_(gradient, gradient, oneLessBeta2);
            weight.addcdiv_(first, second.sqrt().mul_(correction).AddInPlace(epsilon), rate);
        });
    }
}
