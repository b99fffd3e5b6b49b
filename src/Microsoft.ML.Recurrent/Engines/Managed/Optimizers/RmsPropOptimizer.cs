namespace Microsoft.ML.Recurrent.Engines.Managed;

/// <summary><c>s ← α·s + (1−α)g²</c>, <c>w ← w − η·g/(√s + ε)</c>; with momentum <c>b ← μ·b + g/(√s + ε)</c>, <c>w ← w − η·b</c>.</summary>
internal sealed unsafe class RmsPropOptimizer : ManagedOptimizer
{
    private readonly RmsPropOptions _options;
    private readonly AlignedFloats[] _square;
    private readonly AlignedFloats[]? _velocity;

    public RmsPropOptimizer(RmsPropOptions options, ManagedParameterSet parameters) : base(options.LearningRate, options.WeightDecay, parameters)
    {
        _options = options;
        _square = NewMoments("square_avg");
        _velocity = options.Momentum > 0 ? NewMoments("momentum_buffer") : null;
    }

    protected override void Update(int index, ManagedParameter parameter, int from, int count)
    {
        float* w = parameter.Values + from, g = parameter.KnownGradients + from, s = _square[index].Pointer + from;
        float* b = _velocity is null ? null : _velocity[index].Pointer + from;
        float decay = _options.Decay, epsilon = _options.Epsilon, momentum = _options.Momentum, rate = LearningRate;
        for (int i = 0; i < count; i++)
        {
            s[i] = (decay * s[i]) + ((1 - decay) * g[i] * g[i]);
            float step = g[i] / (MathF.Sqrt(s[i]) + epsilon);
            if (b is not null)
                step = b[i] = (momentum * b[i]) + step;
            w[i] -= rate * step;
        }
    }
}
