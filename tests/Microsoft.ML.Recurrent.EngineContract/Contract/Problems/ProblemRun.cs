using Microsoft.ML.Recurrent.Engines;

namespace Microsoft.ML.Recurrent.EngineContract;

/// <summary>A problem on one engine: its parameters, and steps over them.</summary>
public sealed class ProblemRun : IDisposable
{
    private readonly IEngine _engine;
    private readonly Problem _problem;
    private readonly Func<IStep, IReadOnlyList<ITensor>, ProblemTensors> _forward;

    public ProblemRun(IEngine engine, Problem problem)
    {
        ArgumentNullException.ThrowIfNull(engine);
        ArgumentNullException.ThrowIfNull(problem);
        (_engine, _problem) = (engine, problem);
        Parameters = engine.NewParameters();
        _forward = problem.Build(Parameters);
        Parameters.Fill(problem.Seed, problem.WeightScale);
    }

    public ParameterSet Parameters { get; }

    /// <summary>One training step of a fresh run.</summary>
    public static Measurement Train(IEngine engine, Problem problem)
    {
        using var run = new ProblemRun(engine, problem);
        return run.Train();
    }

    /// <summary>One scoring step of a fresh run.</summary>
    public static Measurement Score(IEngine engine, Problem problem)
    {
        using var run = new ProblemRun(engine, problem);
        return run.Score();
    }

    /// <summary>Forward and backward.</summary>
    public Measurement Train()
    {
        using IStep step = _engine.BeginStep(StepKind.Training, Parameters);
        ITensor[] inputs = [.. _problem.Inputs.Select(input => step.Values(input.Values, input.Shape, wantsGradient: true))];
        ProblemTensors tensors = _forward(step, inputs);
        step.Backward(tensors.Loss);
        Dictionary<string, double[]> gradients = Parameters.Where(p => p.IsTrainable)
            .ToDictionary(p => p.Name, p => p.GradientDoubles(), StringComparer.Ordinal);
        for (int k = 0; k < inputs.Length; k++)
            gradients.Add(_problem.Inputs[k].Name, step.GradientDoubles(inputs[k]));
        return Measure(step, tensors, gradients);
    }

    /// <summary>Forward only.</summary>
    public Measurement Score()
    {
        using IStep step = _engine.BeginStep(StepKind.Scoring, Parameters);
        ProblemTensors tensors = _forward(step, [.. _problem.Inputs.Select(input => step.Values(input.Values, input.Shape))]);
        return Measure(step, tensors, new Dictionary<string, double[]>(StringComparer.Ordinal));
    }

    /// <summary>The loss in a step that the caller began, on inputs that the caller made.</summary>
    public ITensor Loss(IStep step, IReadOnlyList<ITensor> inputs) => _forward(step, inputs).Loss;

    /// <inheritdoc/>
    public void Dispose() => Parameters.Dispose();

    private static Measurement Measure(IStep step, ProblemTensors tensors, Dictionary<string, double[]> gradients) => new(
        step.Doubles(tensors.Loss)[0],
        tensors.Outputs.ToDictionary(output => output.Key, output => step.Doubles(output.Value), StringComparer.Ordinal),
        gradients);
}
