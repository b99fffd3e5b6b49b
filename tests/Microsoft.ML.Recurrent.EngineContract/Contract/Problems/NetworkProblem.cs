using Microsoft.ML.Recurrent.Engines;

namespace Microsoft.ML.Recurrent.EngineContract;

/// <summary>Embedding, two bidirectional levels with a dropout mask between them, a linear head and cross-entropy: all parts at once.</summary>
public sealed class NetworkProblem(CellVariant variant, int hidden, int steps, int rows) : Problem
{
    private const int Vocabulary = 11, Width = 5, Classes = 3;

    public override double WeightScale => 1 / Math.Sqrt(hidden);

    public override IReadOnlyList<ProblemInput> Inputs => [];

    public override Func<IStep, IReadOnlyList<ITensor>, ProblemTensors> Build(ParameterSet parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        Parameter table = parameters.Add("embedding.weight", new Shape(Vocabulary, Width));
        RecurrentLayer lower = parameters.AddRecurrent("encoder", 0, variant.Spec(Width, hidden, bidirectional: true));
        RecurrentLayer upper = parameters.AddRecurrent("encoder", 1, variant.Spec(2 * hidden, hidden, bidirectional: true));
        Parameter weight = parameters.Add("head.weight", new Shape(Classes, 2 * hidden)), bias = parameters.Add("head.bias", new Shape(Classes));
        return (step, _) =>
        {
            var draw = new Draw(Seed);
            Lengths lengths = LengthPattern.Of(mixed: true, steps, rows);
            ITensor x = step.Embed(step.Ids(draw.Ids(steps * rows, Vocabulary), new Shape(steps, rows)), table);
            ITensor between = step.Recurrent(lower, x, lengths).Outputs;
            ITensor mask = step.Values(Array.ConvertAll(draw.Uniform(between.Shape.ElementCount), u => u < 0 ? 0f : 2f), between.Shape);
            ITensor last = step.Recurrent(upper, step.Multiply(between, mask), lengths).Final.Hidden;
            ITensor logits = step.Linear(last, weight, bias);
            ITensor loss = step.CrossEntropy(logits, step.Ids(draw.Ids(rows, Classes), new Shape(rows)));
            return new ProblemTensors(loss, new Dictionary<string, ITensor>(StringComparer.Ordinal) { ["logits"] = logits });
        };
    }
}
