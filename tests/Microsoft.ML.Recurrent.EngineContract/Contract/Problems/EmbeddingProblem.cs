using Microsoft.ML.Recurrent.Engines;

namespace Microsoft.ML.Recurrent.EngineContract;

/// <summary>An embedding on its own. With more ids than rows some repeat; with fewer, some rows stay untouched.</summary>
public sealed class EmbeddingProblem(int vocabulary, int width, int steps, int rows) : Problem
{
    public override IReadOnlyList<ProblemInput> Inputs => [];

    public override Func<IStep, IReadOnlyList<ITensor>, ProblemTensors> Build(ParameterSet parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        Parameter table = parameters.Add("embedding.weight", new Shape(vocabulary, width));
        return (step, _) =>
        {
            ITensor ids = step.Ids(new Draw(Seed).Ids(steps * rows, vocabulary), new Shape(steps, rows));
            ITensor y = step.Embed(ids, table);
            return new ProblemTensors(LossAgainstDrawn(step, y, 0), new Dictionary<string, ITensor>(StringComparer.Ordinal) { ["y"] = y });
        };
    }
}
