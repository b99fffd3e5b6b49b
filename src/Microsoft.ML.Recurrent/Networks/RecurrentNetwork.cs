using Microsoft.ML.Recurrent.Engines;

namespace Microsoft.ML.Recurrent.Networks;

/// <summary>Reads a sequence, gives K numbers: recurrent levels, then a linear head on the last level's final state.</summary>
internal sealed class RecurrentNetwork : IDisposable
{
    private readonly RecurrentLayer[] _levels;
    private readonly Parameter _headWeight;
    private readonly Parameter _headBias;

    /// <summary>Builds the network on an engine, all parameters zero.</summary>
    public RecurrentNetwork(IEngine engine, NetworkSpec spec)
    {
        Engine = engine;
        Spec = spec.Validate();
        Parameters = engine.NewParameters();
        _levels = Enumerable.Range(0, spec.Layers).Select(level => Parameters.AddRecurrent("encoder", level, spec.Level(level))).ToArray();
        int width = _levels[^1].Spec.OutputSize;
        _headWeight = Parameters.Add("head.weight", new Shape(spec.OutputSize, width));
        _headBias = Parameters.Add("head.bias", new Shape(spec.OutputSize));
    }

    public IEngine Engine { get; }

    public NetworkSpec Spec { get; }

    public ParameterSet Parameters { get; }

    public void Initialize(InitialValues rule, SeedSequence seeds)
    {
        var initializer = new Initializer(rule, seeds);
        foreach (RecurrentLayer level in _levels)
            initializer.Recurrent(level);
        initializer.Linear(_headWeight, _headBias);
    }

    /// <summary>x [T, B, D] to [B, K].</summary>
    public ITensor Forward(IStep step, ITensor x, Lengths lengths)
    {
        SequenceOutput output = step.Recurrent(_levels[0], x, lengths);
        for (int level = 1; level < _levels.Length; level++)
            output = step.Recurrent(_levels[level], output.Outputs, lengths);
        return step.Linear(output.Final.Hidden, _headWeight, _headBias);
    }

    /// <summary>The same network with the same values on another engine.</summary>
    public RecurrentNetwork CopyTo(IEngine engine)
    {
        var copy = new RecurrentNetwork(engine, Spec);
        for (int i = 0; i < Parameters.Count; i++)
        {
            float[] values = new float[Parameters[i].Shape.ElementCount];
            Parameters[i].Read(values);
            copy.Parameters[i].Write(values);
        }

        return copy;
    }

    public void Dispose() => Parameters.Dispose();
}
