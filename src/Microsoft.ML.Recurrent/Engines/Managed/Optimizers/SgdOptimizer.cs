using Microsoft.ML.Recurrent.Engines.Managed.Kernels;

namespace Microsoft.ML.Recurrent.Engines.Managed;

/// <summary><c>w ← w − η·g</c>; with momentum <c>v ← μ·v + g</c>, <c>w ← w − η·v</c>, or by Nesterov <c>w ← w − η·(g + μ·v)</c>.</summary>
internal sealed unsafe class SgdOptimizer : ManagedOptimizer
{
    private readonly SgdOptions _options;
    private readonly AlignedFloats[]? _velocity;

    public SgdOptimizer(SgdOptions options, ManagedParameterSet parameters) : base(options.LearningRate, options.WeightDecay, parameters)
    {
        _options = options;
        _velocity = options.Momentum > 0 ? NewMoments("momentum_buffer") : null;
    }

    protected override void Update(int index, ManagedParameter parameter, int from, int count)
    {
        float* w = parameter.Values + from, g = parameter.KnownGradients + from;
        if (_velocity is null)
        {
            RowKernels.AddScaled(-LearningRate, g, w, count);
            return;
        }

        float* v = _velocity[index].Pointer + from;
        RowKernels.Scale(_options.Momentum, v, count);
        RowKernels.AddScaled(1, g, v, count);
        if (_options.Nesterov)
        {
            RowKernels.AddScaled(-LearningRate, g, w, count);
            RowKernels.AddScaled(-LearningRate * _options.Momentum, v, w, count);
        }
        else
        {
            RowKernels.AddScaled(-LearningRate, v, w, count);
        }
    }
}
