using Microsoft.ML.Recurrent.Engines;

namespace Microsoft.ML.Recurrent.EngineContract;

/// <summary>Binary cross-entropy on its logits and its targets, which are probabilities.</summary>
public sealed class BinaryCrossEntropyProblem(Shape shape, float positiveWeight = 1f) : Problem
{
    public override IReadOnlyList<ProblemInput> Inputs
    {
        get
        {
            ProblemInput targets = Input("targets", shape, 1);
            return [Input("logits", shape, 0, scale: 4), targets with { Values = Array.ConvertAll(targets.Values, Math.Abs) }];
        }
    }

    public override Func<IStep, IReadOnlyList<ITensor>, ProblemTensors> Build(ParameterSet parameters) => (step, inputs) =>
        new ProblemTensors(step.BinaryCrossEntropy(inputs[0], inputs[1], positiveWeight), new Dictionary<string, ITensor>(StringComparer.Ordinal));
}
