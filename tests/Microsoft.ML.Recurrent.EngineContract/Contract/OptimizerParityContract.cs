using Microsoft.ML.Recurrent.EngineContract.Reference;
using Microsoft.ML.Recurrent.Engines;

namespace Microsoft.ML.Recurrent.EngineContract;

/// <summary>Ten optimizer steps against the reference's ten.</summary>
public abstract class OptimizerParityContract : Contract
{
    public static IEnumerable<TheoryDataRow<CellVariant, OptimizerKind>> Trainings =>
        from cell in CellVariants.All
        from optimizer in Enum.GetValues<OptimizerKind>()
        select new TheoryDataRow<CellVariant, OptimizerKind>(cell, optimizer);

    [Theory]
    [MemberData(nameof(Trainings))]
    public void Optimizer_TenSteps_AgreesWithReference(CellVariant cell, OptimizerKind kind)
    {
        OptimizerOptions options = kind.Options();
        foreach (Problem problem in new Problem[]
        {
            new RecurrentProblem(cell.Spec(3, 9, bidirectional: true), steps: 5, rows: 4) { Lengths = LengthPattern.Of(mixed: true, 5, 4) },
            new RecurrentProblem(cell.Spec(5, 33, bias: BiasForm.Single), steps: 3, rows: 2),
            new NetworkProblem(cell, hidden: 6, steps: 4, rows: 5),
        })
        {
            using IEngine engine = Create();
            using var reference = new ReferenceEngine();
            Dictionary<string, double[]> actual = AfterTenSteps(engine, problem, options);
            foreach ((string parameter, double[] values) in AfterTenSteps(reference, problem, options))
                Agreement.Absolute(values, actual[parameter], Tolerances.Weights, parameter);
        }
    }

    private static Dictionary<string, double[]> AfterTenSteps(IEngine engine, Problem problem, OptimizerOptions options)
    {
        using var run = new ProblemRun(engine, problem);
        using IOptimizer optimizer = engine.NewOptimizer(options, run.Parameters);
        for (int k = 0; k < 10; k++)
        {
            run.Train();
            optimizer.Step();
        }

        return run.Parameters.ToDictionary(p => p.Name, p => p.Doubles(), StringComparer.Ordinal);
    }
}
