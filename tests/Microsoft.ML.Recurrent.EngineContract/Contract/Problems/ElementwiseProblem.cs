using Microsoft.ML.Recurrent.Engines;

namespace Microsoft.ML.Recurrent.EngineContract;

/// <summary><c>(a + b) ⊙ a + b ⊙ b − a</c> against a target that wants a gradient too: every tensor is used more than once.</summary>
public sealed class ElementwiseProblem(Shape shape) : Problem
{
    public override IReadOnlyList<ProblemInput> Inputs => [Input("a", shape, 0), Input("b", shape, 1), Input("target", shape, 2)];

    public override Func<IStep, IReadOnlyList<ITensor>, ProblemTensors> Build(ParameterSet parameters) => (step, inputs) =>
    {
        (ITensor a, ITensor b) = (inputs[0], inputs[1]);
        ITensor y = step.Subtract(step.Add(step.Multiply(step.Add(a, b), a), step.Multiply(b, b)), a);
        return new ProblemTensors(step.SquaredError(y, inputs[2]), new Dictionary<string, ITensor>(StringComparer.Ordinal) { ["y"] = y });
    };
}
