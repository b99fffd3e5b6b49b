using Microsoft.ML.Recurrent.EngineContract.Reference;
using Microsoft.ML.Recurrent.Engines;

namespace Microsoft.ML.Recurrent.EngineContract;

/// <summary>Clipping, and optimizers that are interrupted.</summary>
public abstract class OptimizerStateContract : Contract
{
    private static readonly RecurrentProblem Problem = new(CellVariant.LstmTanh.Spec(3, 9), steps: 4, rows: 3);

    /// <summary>What an interruption may change: nothing, but where an engine computes in more digits than a saved state holds.</summary>
    protected virtual double ResumeTolerance => 0;

    public static TheoryData<OptimizerKind> Kinds => [.. Enum.GetValues<OptimizerKind>()];

    [Fact]
    public void GradientNorm_AfterBackward_IsTheReferences()
    {
        using IEngine engine = Create();
        using var reference = new ReferenceEngine();

        double expected = Norm(reference), actual = Norm(engine);

        Assert.Equal(expected, actual, 1e-5 * expected);
    }

    [Fact]
    public void ScaleGradients_ByAFactor_ScalesTheNorm()
    {
        using IEngine engine = Create();
        using var run = new ProblemRun(engine, Problem);
        using IOptimizer optimizer = engine.NewOptimizer(new SgdOptions(), run.Parameters);
        run.Train();
        double before = optimizer.GradientNorm();

        optimizer.ScaleGradients(0.25f);

        Assert.Equal(before / 4, optimizer.GradientNorm(), 1e-6 * before);
    }

    [Fact]
    public void ClampGradients_ToALimit_ChangesOnlyWhatExceedsIt()
    {
        using IEngine engine = Create();
        using var run = new ProblemRun(engine, Problem);
        using IOptimizer optimizer = engine.NewOptimizer(new SgdOptions(), run.Parameters);
        run.Train();
        float[][] before = run.Parameters.Select(p => p.GradientFloats()).ToArray();
        float limit = before.SelectMany(g => g).Max(MathF.Abs) / 3;

        optimizer.ClampGradients(limit);

        float[][] after = run.Parameters.Select(p => p.GradientFloats()).ToArray();
        Assert.Contains(before.SelectMany(g => g), g => MathF.Abs(g) > limit);
        Assert.Equal(before.Select(t => t.Select(g => Math.Clamp(g, -limit, limit))), after);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Restore_InTheMiddle_GoesOnAsIfUnbroken(OptimizerKind kind)
    {
        using IEngine engine = Create();
        using var unbroken = new ProblemRun(engine, Problem);
        using IOptimizer whole = engine.NewOptimizer(kind.Options(), unbroken.Parameters);
        Steps(unbroken, whole, 3);
        OptimizerState state = whole.Save();
        float[][] weights = unbroken.Parameters.Select(p => p.Floats()).ToArray();
        Steps(unbroken, whole, 3);

        using var resumed = new ProblemRun(engine, Problem);
        using IOptimizer rest = engine.NewOptimizer(kind.Options(), resumed.Parameters);
        for (int i = 0; i < weights.Length; i++)
            resumed.Parameters[i].Write(weights[i]);
        rest.Restore(state);
        Steps(resumed, rest, 3);

        foreach ((Parameter expected, Parameter actual) in unbroken.Parameters.Zip(resumed.Parameters))
            Agreement.Absolute(expected.Floats().Doubles(), actual.Floats().Doubles(), ResumeTolerance, expected.Name);
        Assert.Equal(6, rest.Save().Steps);
    }

    [Fact]
    public void Save_Adam_HasPyTorchsNamesAndShapes()
    {
        using IEngine engine = Create();
        using var run = new ProblemRun(engine, Problem);
        using IOptimizer optimizer = engine.NewOptimizer(new AdamOptions(), run.Parameters);
        Steps(run, optimizer, 1);

        OptimizerState state = optimizer.Save();

        string[] expected = [.. run.Parameters.Where(p => p.IsTrainable).SelectMany(p => new[] { $"exp_avg.{p.Name}", $"exp_avg_sq.{p.Name}" }).Order(StringComparer.Ordinal)];
        Assert.Equal(expected, state.Moments.Keys.Order(StringComparer.Ordinal));
        Parameter weight = run.Parameters[0];
        float[] gradient = weight.GradientFloats();
        Agreement.Absolute([.. gradient.Select(g => 0.1 * g)], state.Moments[$"exp_avg.{weight.Name}"].Doubles(), 1e-6, "exp_avg");
    }

    [Fact]
    public void Restore_StateOfAnotherOptimizer_IsRefused()
    {
        using IEngine engine = Create();
        using var run = new ProblemRun(engine, Problem);
        using IOptimizer adam = engine.NewOptimizer(new AdamOptions(), run.Parameters);
        using IOptimizer sgd = engine.NewOptimizer(new SgdOptions(), run.Parameters);

        Assert.Throws<ArgumentException>(() => adam.Restore(sgd.Save()));
        Assert.Throws<ArgumentException>(() => sgd.Restore(adam.Save()));
    }

    [Fact]
    public void Options_OutOfRange_AreRefused()
    {
        using IEngine engine = Create();
        using ParameterSet parameters = engine.NewParameters();
        OptimizerOptions[] bad =
        [
            new SgdOptions { WeightDecay = -1 }, new SgdOptions { Momentum = 1 }, new SgdOptions { Nesterov = true },
            new AdamOptions { WeightDecay = float.NaN }, new AdamWOptions { Beta1 = 1 }, new AdamWOptions { WeightDecay = -0.1f },
            new RmsPropOptions { Decay = 1 }, new RmsPropOptions { Epsilon = 0 }, new RmsPropOptions { Momentum = -0.1f },
        ];

        Assert.All(bad, options => Assert.ThrowsAny<ArgumentException>(() => engine.NewOptimizer(options, parameters)));
    }

    private static double Norm(IEngine engine)
    {
        using var run = new ProblemRun(engine, Problem);
        using IOptimizer optimizer = engine.NewOptimizer(new SgdOptions(), run.Parameters);
        run.Train();
        return optimizer.GradientNorm();
    }

    private static void Steps(ProblemRun run, IOptimizer optimizer, int count)
    {
        for (int k = 0; k < count; k++)
        {
            run.Train();
            optimizer.Step();
        }
    }
}
