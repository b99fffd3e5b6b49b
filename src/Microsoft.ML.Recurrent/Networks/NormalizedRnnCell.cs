using Microsoft.ML.Recurrent.Engines;

namespace Microsoft.ML.Recurrent.Networks;

/// <summary><c>h' = φ(LN(W·x + b + U·h))</c>. Ba et al. (2016), equation 4.</summary>
internal sealed class NormalizedRnnCell(RecurrentSpec spec, LevelParameters parameters) : NormalizedCell(spec, parameters)
{
    private readonly Norm _norm = parameters.Norm("norm", spec.HiddenSize);

    public override void Initialize(Initializer initializer)
    {
        base.Initialize(initializer);
        initializer.Norm(_norm);
    }

    public override CellState Next(IStep step, ITensor fromInput, CellState before)
        => new(Squash(step, _norm.Of(step, step.Add(fromInput, step.Linear(before.Hidden, RecurrentWeight, null)))));
}
