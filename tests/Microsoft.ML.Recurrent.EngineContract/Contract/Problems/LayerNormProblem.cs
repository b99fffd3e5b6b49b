using Microsoft.ML.Recurrent.Engines;

namespace Microsoft.ML.Recurrent.EngineContract;

/// <summary>Layer normalisation over the last axis, with drawn weight and bias, around which the input passes by.</summary>
/// <remarks>Through a row of two elements the norm lets next to no gradient: alone, only rounding would be compared.</remarks>
public sealed class LayerNormProblem(Shape x) : Problem
{
    public override IReadOnlyList<ProblemInput> Inputs => [Input("x", x, 0, scale: 2)];

    public override Func<IStep, IReadOnlyList<ITensor>, ProblemTensors> Build(ParameterSet parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        Parameter weight = parameters.Add("norm.weight", new Shape(x.Last)), bias = parameters.Add("norm.bias", new Shape(x.Last));
        return (step, inputs) =>
        {
            ITensor y = step.LayerNorm(inputs[0], weight, bias);
            return new ProblemTensors(LossAgainstDrawn(step, step.Add(inputs[0], y), 0), new Dictionary<string, ITensor>(StringComparer.Ordinal) { ["y"] = y });
        };
    }
}
