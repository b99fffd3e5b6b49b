using Microsoft.ML.Recurrent.Engines;
using Microsoft.ML.Recurrent.Networks;

namespace Microsoft.ML.Recurrent.EngineContract;

/// <summary>One level with layer normalisation inside its cells, with a loss on its outputs and on its final state.</summary>
public sealed class NormalizedProblem(RecurrentSpec spec, int steps, int rows, bool masked) : Problem
{
    /// <summary>Scales of the norms are drawn like weights and may not all be near 0.</summary>
    public override double WeightScale => 1;

    public override IReadOnlyList<ProblemInput> Inputs => [Input("x", new Shape(steps, rows, spec.InputSize), 0)];

    public override Func<IStep, IReadOnlyList<ITensor>, ProblemTensors> Build(ParameterSet parameters)
    {
        RecurrentLevel level = RecurrentLevel.Create(parameters, "encoder", 0, spec, layerNorm: true);
        return (step, inputs) =>
        {
            LevelOutput output = level.Forward(step, inputs[0], LengthPattern.Of(masked, steps, rows));
            ITensor loss = step.Add(LossAgainstDrawn(step, output.Outputs, 0), LossAgainstDrawn(step, output.Hidden, 1));
            return new ProblemTensors(loss, new Dictionary<string, ITensor>(StringComparer.Ordinal) { ["outputs"] = output.Outputs, ["h"] = output.Hidden });
        };
    }
}
