using Microsoft.ML.Recurrent.Engines;

namespace Microsoft.ML.Recurrent.Networks;

/// <summary>One direction of a <see cref="NormalizedLevel"/>: its parameters, and one time step of all rows.</summary>
internal abstract class NormalizedCell
{
    /// <summary>W, [G·H, I].</summary>
    private readonly Parameter _inputWeight;

    /// <summary>b, [G·H]. Inside the norm, which would else leave of an input only its direction: of a single number per step its sign.</summary>
    private readonly Parameter _inputBias;

    protected NormalizedCell(RecurrentSpec spec, LevelParameters parameters)
    {
        Spec = spec;
        _inputWeight = parameters.Weight("weight_ih", new Shape(spec.Gates * spec.HiddenSize, spec.InputSize));
        _inputBias = parameters.Weight("bias_ih", new Shape(spec.Gates * spec.HiddenSize));
        RecurrentWeight = parameters.Weight("weight_hh", new Shape(spec.Gates * spec.HiddenSize, spec.HiddenSize));
    }

    protected RecurrentSpec Spec { get; }

    /// <summary>U, [G·H, H].</summary>
    protected Parameter RecurrentWeight { get; }

    /// <summary>H.</summary>
    protected int Units => Spec.HiddenSize;

    /// <summary>Whether the shift of what comes from the state is trained too.</summary>
    protected static bool TrainsRecurrentShift(RecurrentSpec spec) => spec.Bias == BiasForm.Double;

    public static NormalizedCell Create(RecurrentSpec spec, LevelParameters parameters) => spec.Cell switch
    {
        RecurrentCell.Rnn => new NormalizedRnnCell(spec, parameters),
        RecurrentCell.Lstm => new NormalizedLstmCell(spec, parameters),
        _ => new NormalizedGruCell(spec, parameters),
    };

    /// <summary>Numbers per unit in one direction's parameters beside W and U: the input's bias, scales and shifts.</summary>
    public static int OthersPerUnit(RecurrentCell cell, int gates) => gates + cell switch
    {
        RecurrentCell.Rnn => 2,
        RecurrentCell.Lstm => 18, // two norms of 4H, one of H
        _ => 12, // two of 2H, two of H
    };

    public virtual void Initialize(Initializer initializer)
    {
        initializer.RecurrentWeights(Spec, _inputWeight, RecurrentWeight);
        initializer.ConstantInput(Spec, _inputBias);
    }

    /// <summary>What the input adds to all pre-activations: <c>W·x + b</c>, x [T, B, I] to [T, B, G·H].</summary>
    public virtual ITensor FromInput(IStep step, ITensor x) => step.Linear(x, _inputWeight, _inputBias);

    /// <summary>One time step.</summary>
    /// <param name="step">The step to compute in.</param>
    /// <param name="fromInput">[1, B, G·H].</param>
    /// <param name="before">The state before it.</param>
    public abstract CellState Next(IStep step, ITensor fromInput, CellState before);

    /// <summary>φ of the specification.</summary>
    protected ITensor Squash(IStep step, ITensor x) => Spec.Activation == CellActivation.Relu ? step.Relu(x) : step.Tanh(x);

    /// <summary>H pre-activations per gate, <paramref name="count"/> gates from <paramref name="first"/> on.</summary>
    protected ITensor Gates(IStep step, ITensor x, int first, int count = 1) => step.Slice(x, x.Shape.Rank - 1, first * Units, count * Units);
}
