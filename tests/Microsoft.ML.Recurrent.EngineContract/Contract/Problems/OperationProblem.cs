using Microsoft.ML.Recurrent.Engines;

namespace Microsoft.ML.Recurrent.EngineContract;

/// <summary>One operation without parameters on drawn inputs. A result of more than one number meets a drawn target.</summary>
public sealed class OperationProblem(Func<IStep, IReadOnlyList<ITensor>, ITensor> operation, params Shape[] shapes) : Problem
{
    /// <summary>Inputs lie between −scale and scale.</summary>
    public double Scale { get; init; } = 1;

    public override IReadOnlyList<ProblemInput> Inputs => [.. shapes.Select((shape, k) => Input(FormattableString.Invariant($"x{k}"), shape, k, Scale))];

    public override Func<IStep, IReadOnlyList<ITensor>, ProblemTensors> Build(ParameterSet parameters) => (step, inputs) =>
    {
        ITensor y = operation(step, inputs);
        ITensor loss = y.Shape == new Shape(1) ? y : LossAgainstDrawn(step, y, 0);
        return new ProblemTensors(loss, new Dictionary<string, ITensor>(StringComparer.Ordinal) { ["y"] = y });
    };
}
