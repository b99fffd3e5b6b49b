using Microsoft.ML.Recurrent.Engines;

namespace Microsoft.ML.Recurrent.EngineContract;

/// <summary>A linear layer over the last axis.</summary>
public sealed class LinearProblem(Shape x, int outputs, bool withBias) : Problem
{
    public override IReadOnlyList<ProblemInput> Inputs => [Input("x", x, 0)];

    public override Func<IStep, IReadOnlyList<ITensor>, ProblemTensors> Build(ParameterSet parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        Parameter weight = parameters.Add("head.weight", new Shape(outputs, x.Last));
        Parameter? bias = withBias ? parameters.Add("head.bias", new Shape(outputs)) : null;
        return (step, inputs) =>
        {
            ITensor y = step.Linear(inputs[0], weight, bias);
            return new ProblemTensors(LossAgainstDrawn(step, y, 0), new Dictionary<string, ITensor>(StringComparer.Ordinal) { ["y"] = y });
        };
    }
}
