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
    private readonly Scalar _beta1, _beta2, _oneLessBeta1, _oneLessBeta2, _epsilon;
    private Scalar? _decay, _rate, _correction;

    public TorchAdam(AdamOptions options, TorchParameterSet parameters) : this(options, options.WeightDecay, 0, parameters) { }

    public TorchAdam(AdamWOptions options, TorchParameterSet parameters) : this(options.Adam, 0, options.WeightDecay, parameters) { }

    private TorchAdam(AdamOptions options, float penalty, float apart, TorchParameterSet parameters)
        : base(options.LearningRate, penalty, parameters)
    {
        (_options, _apart) = (options, apart);
        (_first, _second) = (NewMoments("exp_avg"), NewMoments("exp_avg_sq"));
        (_beta1, _beta2, _epsilon) = (options.Beta1, options.Beta2, options.Epsilon);
        (_oneLessBeta1, _oneLessBeta2) = (1 - options.Beta1, 1 - options.Beta2);
    }

    protected override void BeginStep()
    {
        _decay = 1 - (LearningRate * _apart);
        _rate = -LearningRate / (1 - Math.Pow(_options.Beta1, Steps));
        _correction = 1 / Math.Sqrt(1 - Math.Pow(_options.Beta2, Steps));
    }

    protected override void EndStep()
    {
        _decay?.Dispose();
        _rate?.Dispose();
        _correction?.Dispose();
    }

    protected override void Update(int index, Tensor weight, Tensor gradient)
    {
        Tensor first = _first[index], second = _second[index];
        if (_apart != 0)
            weight.mul_(_decay!);
        first.mul_(_beta1).add_(gradient, _oneLessBeta1);
        second.mul_(_beta2).addcmul_(gradient, gradient, _oneLessBeta2);
        weight.addcdiv_(first, second.sqrt().mul_(_correction!).add_(_epsilon), _rate!);
    }
}
