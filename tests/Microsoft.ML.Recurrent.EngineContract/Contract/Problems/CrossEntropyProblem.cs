using Microsoft.ML.Recurrent.Engines;

namespace Microsoft.ML.Recurrent.EngineContract;

/// <summary>Cross-entropy straight on its logits.</summary>
public sealed class CrossEntropyProblem(int rows, int classes, double scale = 3) : Problem
{
    /// <summary>Whether each class has a weight of its own.</summary>
    public bool Weighted { get; init; }

    public float Smoothing { get; init; }

    public override IReadOnlyList<ProblemInput> Inputs => [Input("logits", new Shape(rows, classes), 0, scale)];

    public override Func<IStep, IReadOnlyList<ITensor>, ProblemTensors> Build(ParameterSet parameters) => (step, inputs) =>
    {
        ITensor targets = step.Ids(new Draw(Seed).Ids(rows, classes), new Shape(rows));
        float[] weights = Weighted ? [.. Enumerable.Range(1, classes).Select(k => 0.5f + (k % 3))] : [];
        ITensor loss = step.CrossEntropy(inputs[0], targets, weights, Smoothing);
        return new ProblemTensors(loss, new Dictionary<string, ITensor>(StringComparer.Ordinal));
    };
}
