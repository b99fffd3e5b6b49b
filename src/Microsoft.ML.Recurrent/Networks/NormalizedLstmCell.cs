using Microsoft.ML.Recurrent.Engines;

namespace Microsoft.ML.Recurrent.Networks;

/// <summary>With <c>(i, f, g, o) = LN(W·x + b) + LN(U·h)</c>: <c>c' = σ(f) ⊙ c + σ(i) ⊙ φ(g)</c>, <c>h' = σ(o) ⊙ φ(LN(c'))</c>.
/// The first two norms run over all 4H pre-activations. Ba et al. (2016), supplementary material.</summary>
internal sealed class NormalizedLstmCell(RecurrentSpec spec, LevelParameters parameters) : NormalizedCell(spec, parameters)
{
    private readonly Norm _input = parameters.Norm("norm_ih", 4 * spec.HiddenSize);
    private readonly Norm _recurrent = parameters.Norm("norm_hh", 4 * spec.HiddenSize, TrainsRecurrentShift(spec));
    private readonly Norm _cell = parameters.Norm("norm_c", spec.HiddenSize);

    public override void Initialize(Initializer initializer)
    {
        base.Initialize(initializer);
        initializer.Norm(_input, Spec);
        initializer.Norm(_recurrent);
        initializer.Norm(_cell);
    }

    public override ITensor FromInput(IStep step, ITensor x) => _input.Of(step, base.FromInput(step, x));

    public override CellState Next(IStep step, ITensor fromInput, CellState before)
    {
        ITensor gates = step.Add(fromInput, _recurrent.Of(step, step.Linear(before.Hidden, RecurrentWeight, null)));
        ITensor inputAndForget = step.Sigmoid(Gates(step, gates, 0, 2));
        ITensor candidate = Squash(step, Gates(step, gates, 2));
        ITensor kept = step.Multiply(Gates(step, inputAndForget, 1), before.Cell);
        ITensor cell = step.Add(kept, step.Multiply(Gates(step, inputAndForget, 0), candidate));
        ITensor shown = Squash(step, _cell.Of(step, cell));
        return new CellState(step.Multiply(step.Sigmoid(Gates(step, gates, 3)), shown), cell);
    }
}
