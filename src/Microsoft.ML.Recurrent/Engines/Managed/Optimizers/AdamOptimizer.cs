namespace Microsoft.ML.Recurrent.Engines.Managed;

/// <summary>Adam over a parameter set, in pieces that workers share.</summary>
/// <remarks>Kingma &amp; Ba (2015), arXiv:1412.6980; ε after the corrected root, as PyTorch has it. A table's untouched rows move on by their moments,
/// as in PyTorch's dense Adam.</remarks>
internal sealed unsafe class AdamOptimizer(AdamOptions options, ManagedParameterSet parameters)
    : ManagedOptimizer(options.LearningRate, parameters)
{
    private readonly AlignedFloats[] _first = Moments(parameters);
    private readonly AlignedFloats[] _second = Moments(parameters);
    private readonly KernelSet _kernels = parameters.Engine.Kernels;
    private int _steps;
    private AdamStep _step;

    protected override void BeginStep()
    {
        _steps++;
        _step = new(
            options.Beta1, options.Beta2, options.Epsilon,
            (float)(LearningRate / (1 - Math.Pow(options.Beta1, _steps))), (float)(1 / Math.Sqrt(1 - Math.Pow(options.Beta2, _steps))));
    }

    protected override void Update(int index, ManagedParameter parameter, int from, int count)
        => _kernels.Adam(
            parameter.Values + from, _first[index].Pointer + from, _second[index].Pointer + from, parameter.Gradients + from, count, _step);

    private static AlignedFloats[] Moments(ManagedParameterSet parameters)
        => [.. parameters.Own.Select(p => new AlignedFloats(p.IsTrainable ? p.Stored : 0))];
}
