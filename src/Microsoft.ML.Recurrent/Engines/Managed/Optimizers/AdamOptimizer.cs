namespace Microsoft.ML.Recurrent.Engines.Managed;

/// <summary><c>m ← β₁m + (1−β₁)g</c>, <c>v ← β₂v + (1−β₂)g²</c>, <c>w ← w − η·m̂/(√v̂ + ε)</c>.</summary>
/// <remarks>Kingma &amp; Ba (2015), arXiv:1412.6980; ε after the corrected root, as PyTorch has it.</remarks>
internal sealed unsafe class AdamOptimizer(AdamOptions options, ManagedParameterSet parameters)
    : ManagedOptimizer(options.LearningRate, parameters)
{
    private readonly AlignedFloats[] _first = Moments(parameters);
    private readonly AlignedFloats[] _second = Moments(parameters);
    private int _step;
    private float _stepSize, _rootCorrection;

    protected override void BeginStep()
    {
        _step++;
        _stepSize = (float)(LearningRate / (1 - Math.Pow(options.Beta1, _step)));
        _rootCorrection = (float)(1 / Math.Sqrt(1 - Math.Pow(options.Beta2, _step)));
    }

    protected override void Update(int index, ManagedParameter parameter)
    {
        float beta1 = options.Beta1, beta2 = options.Beta2, epsilon = options.Epsilon;
        float* w = parameter.Values, g = parameter.Gradients, m = _first[index].Pointer, v = _second[index].Pointer;
        for (int i = 0; i < parameter.Stored; i++)
        {
            m[i] = (beta1 * m[i]) + ((1 - beta1) * g[i]);
            v[i] = (beta2 * v[i]) + ((1 - beta2) * g[i] * g[i]);
            w[i] -= _stepSize * m[i] / ((MathF.Sqrt(v[i]) * _rootCorrection) + epsilon);
        }
    }

    private static AlignedFloats[] Moments(ManagedParameterSet parameters)
        => [.. parameters.Own.Select(p => new AlignedFloats(p.IsTrainable ? p.Stored : 0))];
}
