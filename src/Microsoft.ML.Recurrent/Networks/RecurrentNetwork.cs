using Microsoft.ML.Recurrent.Engines;

namespace Microsoft.ML.Recurrent.Networks;

/// <summary>Reads a sequence, gives K numbers: recurrent levels, then a linear head on the last level's final state.</summary>
internal sealed class RecurrentNetwork : IDisposable
{
    private readonly RecurrentStack _encoder;
    private readonly Parameter _headWeight;
    private readonly Parameter _headBias;

    /// <summary>Builds the network on an engine, all parameters zero.</summary>
    public RecurrentNetwork(IEngine engine, NetworkSpec spec)
    {
        Engine = engine;
        Spec = spec.Validate();
        Parameters = engine.NewParameters();
        _encoder = new RecurrentStack(Parameters, "encoder", spec);
        _headWeight = Parameters.Add("head.weight", new Shape(spec.OutputSize, _encoder.OutputSize));
        _headBias = Parameters.Add("head.bias", new Shape(spec.OutputSize));
    }

    public IEngine Engine { get; }

    public NetworkSpec Spec { get; }

    public ParameterSet Parameters { get; }

    public void Initialize(InitialValues rule, SeedSequence seeds)
    {
        var initializer = new Initializer(rule, seeds);
        _encoder.Initialize(initializer);
        initializer.Linear(_headWeight, _headBias);
    }

    /// <summary>x [T, B, D] to [B, K]. Without <paramref name="dropout"/>, as in scoring, nothing is left out.</summary>
    public ITensor Forward(IStep step, ITensor x, Lengths lengths, DropoutMasks? dropout = null)
    {
        ITensor last = _encoder.Forward(step, x, lengths, dropout).Hidden;
        return step.Linear(dropout is null ? last : dropout.Head(step, last), _headWeight, _headBias);
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
