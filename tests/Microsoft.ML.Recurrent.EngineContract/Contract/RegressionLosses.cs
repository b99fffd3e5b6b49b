using Microsoft.ML.Recurrent.Engines;

namespace Microsoft.ML.Recurrent.EngineContract;

/// <summary>Every loss between numbers, as a problem of any size whose inputs all want gradients.</summary>
public static class RegressionLosses
{
    public static TheoryData<string> Names => [.. s_losses.Keys];

    private static readonly SortedDictionary<string, Func<Shape, int, Problem>> s_losses = new(StringComparer.Ordinal)
    {
        ["absolute"] = (shape, seed) => Of((step, x) => step.AbsoluteError(x[0], x[1]), seed, shape, shape),
        ["huber"] = (shape, seed) => Of((step, x) => step.Huber(x[0], x[1], 0.7f), seed, shape, shape),
        ["pinball"] = (shape, seed) => Of((step, x) => step.Pinball(x[0], x[1], Quantiles(shape.Last)), seed, shape, shape),
        ["gaussian"] = (shape, seed) => Of((step, x) => step.GaussianLikelihood(x[0], x[1], x[2]), seed, shape, shape, shape),
        ["student"] = (shape, seed) => Of((step, x) => step.StudentTLikelihood(x[0], x[1], x[2], 3.5f), seed, shape, shape, shape),
    };

    public static Problem Problem(string name, Shape shape, int seed) => s_losses[name](shape, seed);

    private static float[] Quantiles(int count) => [.. Enumerable.Range(1, count).Select(k => k / (count + 1f))];

    private static OperationProblem Of(Func<IStep, IReadOnlyList<ITensor>, ITensor> loss, int seed, params Shape[] shapes)
        => new(loss, shapes) { Seed = seed, Scale = 1.5 };
}
