using Microsoft.ML.Recurrent.Engines.Managed.Kernels;

namespace Microsoft.ML.Recurrent.Engines.Managed;

/// <summary>Adam over a parameter set, with the weight decay in the gradient (Adam) or apart from it (AdamW).</summary>
/// <remarks>Kingma &amp; Ba (2015), arXiv:1412.6980; ε after the corrected root, as PyTorch has it. A table's untouched rows move on by their moments,
/// as in PyTorch's dense Adam. Loshchilov &amp; Hutter (2019), arXiv:1711.05101.</remarks>
internal sealed unsafe class AdamOptimizer : ManagedOptimizer
{
    private readonly AdamOptions _options;
    private readonly float _apart;
    private readonly AlignedFloats[] _first;
    private readonly AlignedFloats[] _second;
    private readonly KernelSet _kernels;
    private AdamStep _step;

    public AdamOptimizer(AdamOptions options, ManagedParameterSet parameters) : this(options, options.WeightDecay, 0, parameters) { }

    public AdamOptimizer(AdamWOptions options, ManagedParameterSet parameters) : this(options.Adam, 0, options.WeightDecay, parameters) { }

    private AdamOptimizer(AdamOptions options, float penalty, float apart, ManagedParameterSet parameters)
        : base(options.LearningRate, penalty, parameters)
    {
        (_options, _apart, _kernels) = (options, apart, parameters.Engine.Kernels);
        (_first, _second) = (NewMoments("exp_avg"), NewMoments("exp_avg_sq"));
    }

    protected override void BeginStep()
        => _step = new(
            _options.Beta1, _options.Beta2, _options.Epsilon,
            (float)(LearningRate / (1 - Math.Pow(_options.Beta1, Steps))), (float)(1 / Math.Sqrt(1 - Math.Pow(_options.Beta2, Steps))));

    protected override void Update(int index, ManagedParameter parameter, int from, int count)
    {
        float* values = parameter.Values + from;
        if (_apart != 0)
            RowKernels.Scale(1 - LearningRate * _apart, values, count);
        _kernels.Adam(values, _first[index].Pointer + from, _second[index].Pointer + from, parameter.KnownGradients + from, count, _step);
    }
}
