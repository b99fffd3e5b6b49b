using Microsoft.ML.Recurrent.Engines;

namespace Microsoft.ML.Recurrent.EngineContract;

/// <summary>Cross-entropy straight on its logits.</summary>
public sealed class CrossEntropyProblem(int rows, int classes, double scale = 3) : Problem
{
    public override IReadOnlyList<ProblemInput> Inputs => [Input("logits", new Shape(rows, classes), 0, scale)];

    public override Func<IStep, IReadOnlyList<ITensor>, ProblemTensors> Build(ParameterSet parameters) => (step, inputs) =>
    {
        ITensor targets = step.Ids(new Draw(Seed).Ids(rows, classes), new Shape(rows));
        return new ProblemTensors(step.CrossEntropy(inputs[0], targets), new Dictionary<string, ITensor>(StringComparer.Ordinal));
    };
}
