using Microsoft.ML.Recurrent.EngineContract.Reference;
using Microsoft.ML.Recurrent.Engines;

namespace Microsoft.ML.Recurrent.EngineContract;

/// <summary>Gradients without a backward pass, in double, on the reference's forward pass.</summary>
/// <remarks><c>dL/dw ≈ (L(w + ε) − L(w − ε)) / 2ε</c>.</remarks>
public sealed class CentralDifferences : IDisposable
{
    /// <summary>How far every relu must be from zero, and every absolute error, where its derivative jumps.</summary>
    public const double KinkMargin = 1e-3;

    /// <summary>Truncation error ε² and rounding error 1e-16/ε are then both near 1e-11.</summary>
    private const double Epsilon = 1e-5;

    private readonly ReferenceEngine _engine = new();
    private readonly ProblemRun _run;
    private readonly IReadOnlyList<ProblemInput> _inputs;
    private readonly double[][] _values;

    private CentralDifferences(Problem problem)
    {
        _run = new ProblemRun(_engine, problem);
        _inputs = problem.Inputs;
        _values = [.. _inputs.Select(input => input.Values.Doubles())];
    }

    /// <summary>The gradient of every trainable parameter and every input.</summary>
    public static IReadOnlyDictionary<string, double[]> Of(Problem problem)
    {
        using var differences = new CentralDifferences(problem);
        double distance = differences.KinkDistance();
        Assert.True(distance >= KinkMargin, FormattableString.Invariant(
            $"A relu or an absolute error sees {distance:g3}, nearer to its kink than {KinkMargin}. Take another seed."));

        var gradients = new Dictionary<string, double[]>(StringComparer.Ordinal);
        foreach (ReferenceParameter parameter in differences._run.Parameters.Cast<ReferenceParameter>().Where(p => p.IsTrainable))
            gradients.Add(parameter.Name, differences.Along(parameter.Values));
        for (int k = 0; k < differences._inputs.Count; k++)
            gradients.Add(differences._inputs[k].Name, differences.Along(differences._values[k]));
        return gradients;
    }

    /// <summary>The first seed whose problem keeps every relu away from its kink.</summary>
    public static Problem Smooth(Func<int, Problem> problemOfSeed)
    {
        ArgumentNullException.ThrowIfNull(problemOfSeed);
        return Enumerable.Range(1, 100).Select(problemOfSeed).First(problem =>
        {
            using var differences = new CentralDifferences(problem);
            return differences.KinkDistance() >= KinkMargin;
        });
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _run.Dispose();
        _engine.Dispose();
    }

    private double[] Along(double[] values)
    {
        var gradient = new double[values.Length];
        for (int k = 0; k < values.Length; k++)
        {
            double kept = values[k];
            values[k] = kept + Epsilon;
            double above = Loss();
            values[k] = kept - Epsilon;
            double below = Loss();
            values[k] = kept;
            gradient[k] = (above - below) / (2 * Epsilon);
        }

        return gradient;
    }

    private double Loss()
    {
        using var step = (ReferenceStep)_engine.BeginStep(StepKind.Scoring, _run.Parameters);
        return step.ReadDouble(Forward(step))[0];
    }

    private double KinkDistance()
    {
        using var step = (ReferenceStep)_engine.BeginStep(StepKind.Scoring, _run.Parameters);
        Forward(step);
        return step.NearestKink;
    }

    private ITensor Forward(ReferenceStep step)
        => _run.Loss(step, [.. _inputs.Zip(_values, (input, values) => step.Values(values, input.Shape))]);
}
