using Microsoft.ML.Recurrent.Engines;

namespace Microsoft.ML.Recurrent.EngineContract;

/// <summary>A recurrent level whose last state asks all its outputs, padding left out, and a head on what it hears.</summary>
public sealed class AttentionProblem(int hidden, int steps, int rows, bool masked) : Problem
{
    public override double WeightScale => 1 / Math.Sqrt(hidden);

    public override IReadOnlyList<ProblemInput> Inputs => [Input("x", new Shape(steps, rows, 3), 0)];

    public override Func<IStep, IReadOnlyList<ITensor>, ProblemTensors> Build(ParameterSet parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        RecurrentLayer layer = parameters.AddRecurrent("encoder", 0, CellVariant.LstmTanh.Spec(3, hidden));
        Parameter query = parameters.Add("query.weight", new Shape(hidden, hidden)), head = parameters.Add("head.weight", new Shape(2, hidden));
        return (step, inputs) =>
        {
            Lengths lengths = LengthPattern.Of(masked, steps, rows);
            (ITensor outputs, RecurrentState final) = step.Recurrent(layer, inputs[0], lengths);
            ITensor keys = step.SwapOuterAxes(outputs);
            ITensor asked = step.Reshape(step.Linear(final.Hidden, query, null), new Shape(rows, 1, hidden));
            ITensor weights = step.Softmax(step.MatMul(asked, keys, transposeB: true), lengths);
            ITensor y = step.Linear(step.Reshape(step.MatMul(weights, keys), new Shape(rows, hidden)), head, null);
            return new ProblemTensors(
                LossAgainstDrawn(step, y, 0), new Dictionary<string, ITensor>(StringComparer.Ordinal) { ["weights"] = weights, ["y"] = y });
        };
    }
}
