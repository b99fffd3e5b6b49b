using Microsoft.ML.Recurrent.Engines;

namespace Microsoft.ML.Recurrent.Networks;

/// <summary>With <c>(r, z) = σ(LN(W·x + b) + LN(U·h))</c> over 2H and the candidate normalised for itself, <c>n = tanh(LN(Wₙ·x + bₙ) + r ⊙ LN(Uₙ·h))</c>, or
/// <c>n = tanh(LN(Wₙ·x + bₙ) + LN(Uₙ·(r ⊙ h)))</c>: <c>h' = (1 − z) ⊙ n + z ⊙ h</c>. Ba et al. (2016), supplementary material.</summary>
internal sealed class NormalizedGruCell(RecurrentSpec spec, LevelParameters parameters) : NormalizedCell(spec, parameters)
{
    private readonly Norm _input = parameters.Norm("norm_ih", 2 * spec.HiddenSize);
    private readonly Norm _recurrent = parameters.Norm("norm_hh", 2 * spec.HiddenSize, TrainsRecurrentShift(spec));
    private readonly Norm _candidateInput = parameters.Norm("norm_in", spec.HiddenSize);
    private readonly Norm _candidateRecurrent = parameters.Norm("norm_hn", spec.HiddenSize, TrainsRecurrentShift(spec));

    public override void Initialize(Initializer initializer)
    {
        base.Initialize(initializer);
        foreach (Norm norm in (ReadOnlySpan<Norm>)[_input, _recurrent, _candidateInput, _candidateRecurrent])
            initializer.Norm(norm);
    }

    public override ITensor FromInput(IStep step, ITensor x)
    {
        ITensor all = base.FromInput(step, x);
        return step.Concat([_input.Of(step, Gates(step, all, 0, 2)), _candidateInput.Of(step, Gates(step, all, 2))], 2);
    }

    public override CellState Next(IStep step, ITensor fromInput, CellState before)
    {
        ITensor h = before.Hidden, fromState = step.Linear(h, RecurrentWeight, null);
        ITensor gates = step.Sigmoid(step.Add(Gates(step, fromInput, 0, 2), _recurrent.Of(step, Gates(step, fromState, 0, 2))));
        (ITensor reset, ITensor update) = (Gates(step, gates, 0), Gates(step, gates, 1));
        ITensor candidate = step.Tanh(step.Add(Gates(step, fromInput, 2), Candidate(step, h, fromState, reset)));
        // (1 − z) ⊙ n + z ⊙ h = n + z ⊙ (h − n)
        return new CellState(step.Add(candidate, step.Multiply(update, step.Subtract(h, candidate))));
    }

    // A matrix is multiplied whole: for the other form that takes a second product, of which the last third is used.
    private ITensor Candidate(IStep step, ITensor h, ITensor fromState, ITensor reset)
    {
        if (Spec.ResetGate == ResetGate.AfterProduct)
            return step.Multiply(reset, _candidateRecurrent.Of(step, Gates(step, fromState, 2)));
        return _candidateRecurrent.Of(step, Gates(step, step.Linear(step.Multiply(reset, h), RecurrentWeight, null), 2));
    }
}
