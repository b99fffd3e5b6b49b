using Microsoft.ML.Recurrent.Engines;

namespace Microsoft.ML.Recurrent.EngineContract;

/// <summary>How optimizers move parameters.</summary>
public abstract class OptimizerContract : Contract
{
    [Fact]
    public void Sgd_OneStep_IsTheGradientTimesTheRate()
    {
        using IEngine engine = Create();
        using ParameterSet parameters = engine.NewParameters();
        Parameter w = parameters.Add("w", new Shape(1, 2)).With(1, -2);
        using IOptimizer optimizer = engine.NewOptimizer(new SgdOptions { LearningRate = 0.25f }, parameters);
        PullTowardsZero(engine, parameters, w); // gradient 2w/2 = w
        optimizer.Step();
        Assert.Equal([0.75f, -1.5f], w.Floats());
    }

    /// <summary>At the first step m̂ = g and √v̂ = |g|, so every weight moves by the rate.</summary>
    [Fact]
    public void Adam_FirstStep_MovesEveryWeightByTheRate()
    {
        using IEngine engine = Create();
        using ParameterSet parameters = engine.NewParameters();
        Parameter w = parameters.Add("w", new Shape(1, 2)).With(1, -200);
        using IOptimizer optimizer = engine.NewOptimizer(new AdamOptions { LearningRate = 0.01f }, parameters);
        PullTowardsZero(engine, parameters, w);
        optimizer.Step();
        Agreement.Absolute([0.99, -199.99], Array.ConvertAll(w.Floats(), v => (double)v), 2e-5, "w");
    }

    /// <summary>A zero gradient after a first step: m = 0.9·m, v = 0.999·v, and the weight keeps moving. By hand:
    /// m̂ = 0.9·0.1·g/(1 − 0.9²), √v̂ = |g|·√(0.999·0.001/(1 − 0.999²)).</summary>
    [Fact]
    public void Adam_RowWithoutGradient_KeepsMovingOnItsMoments()
    {
        using IEngine engine = Create();
        using ParameterSet parameters = engine.NewParameters();
        Parameter table = parameters.Add("table", new Shape(2, 1)).With(1, 1);
        using IOptimizer optimizer = engine.NewOptimizer(new AdamOptions { LearningRate = 0.01f }, parameters);
        foreach (int id in new[] { 0, 1 })
        {
            using IStep step = engine.BeginStep(StepKind.Training, parameters);
            ITensor y = step.Embed(step.Ids([id], new Shape(1, 1)), table);
            step.Backward(step.SquaredError(y, step.Values([0], y.Shape)));
            optimizer.Step();
        }

        double second = 0.01 * (0.09 / (1 - 0.81)) / Math.Sqrt(0.999 * 0.001 / (1 - (0.999 * 0.999)));
        Assert.Equal(1 - 0.01 - second, table.Floats()[0], 1e-5);
    }

    [Theory]
    [InlineData(OptimizerKind.Sgd)]
    [InlineData(OptimizerKind.Adam)]
    public void Optimizer_FrozenParameter_StaysAndHasNoGradient(OptimizerKind kind)
    {
        using IEngine engine = Create();
        using ParameterSet parameters = engine.NewParameters();
        Parameter weight = parameters.Add("weight", new Shape(1, 1)).With(2), frozen = parameters.Add("bias", new Shape(1), isTrainable: false).With(5);
        using IOptimizer optimizer = engine.NewOptimizer(kind.Options(), parameters);
        using (IStep step = engine.BeginStep(StepKind.Training, parameters))
            step.Backward(step.SquaredError(step.Linear(step.Values([1], new Shape(1, 1)), weight, frozen), step.Values([0], new Shape(1, 1))));
        optimizer.Step();
        Assert.Equal([5f], frozen.Floats());
        Assert.Equal([0f], frozen.GradientFloats());
        Assert.NotEqual([2f], weight.Floats());
    }

    [Theory]
    [InlineData(OptimizerKind.Sgd)]
    [InlineData(OptimizerKind.Adam)]
    public void LearningRate_Changed_RulesTheNextStep(OptimizerKind kind)
    {
        using IEngine engine = Create();
        using ParameterSet parameters = engine.NewParameters();
        Parameter w = parameters.Add("w", new Shape(1, 1)).With(1);
        using IOptimizer optimizer = engine.NewOptimizer(kind.Options(), parameters);
        Assert.Equal(kind.Options().LearningRate, optimizer.LearningRate);
        optimizer.LearningRate = 0.5f;
        Assert.Equal(0.5f, optimizer.LearningRate);
        PullTowardsZero(engine, parameters, w); // gradient 2: sgd moves by 1, adam by 0.5
        optimizer.Step();
        Assert.Equal(kind == OptimizerKind.Sgd ? 0f : 0.5f, w.Floats()[0], 1e-5f);
    }

    [Fact]
    public void LearningRate_NotAboveZeroOrNotFinite_IsRefused()
    {
        using IEngine engine = Create();
        using ParameterSet parameters = engine.NewParameters();
        using IOptimizer optimizer = engine.NewOptimizer(new SgdOptions(), parameters);
        foreach (float rate in new[] { 0f, -1f, float.NaN, float.PositiveInfinity })
        {
            Assert.Throws<ArgumentOutOfRangeException>(() => optimizer.LearningRate = rate);
            Assert.Throws<ArgumentOutOfRangeException>(() => engine.NewOptimizer(new AdamOptions { LearningRate = rate }, parameters));
        }

        Assert.Throws<ArgumentOutOfRangeException>(() => engine.NewOptimizer(new AdamOptions { Beta1 = 1f }, parameters));
        Assert.Throws<ArgumentOutOfRangeException>(() => engine.NewOptimizer(new AdamOptions { Beta2 = -0.1f }, parameters));
        Assert.Throws<ArgumentOutOfRangeException>(() => engine.NewOptimizer(new AdamOptions { Epsilon = 0f }, parameters));
    }

    [Fact]
    public void Training_ThreeHundredAdamSteps_FitsASmallProblem()
    {
        using IEngine engine = Create();
        foreach (CellVariant cell in CellVariants.All)
        {
            using var run = new ProblemRun(engine, new RecurrentProblem(cell.Spec(2, 12), steps: 2, rows: 1) { LossOn = LossOn.Outputs, Seed = 2 });
            using IOptimizer optimizer = engine.NewOptimizer(new AdamOptions { LearningRate = 0.02f }, run.Parameters);
            double first = run.Train().Loss;
            for (int k = 0; k < 300; k++)
            {
                optimizer.Step();
                run.Train();
            }

            // a relu's state cannot be negative, so half of the targets stay out of its reach
            Assert.InRange(run.Score().Loss, 0, first * (cell is CellVariant.RnnRelu or CellVariant.LstmRelu ? 0.9 : 0.25));
        }
    }

    /// <summary>One backward pass of <c>mean(w²)</c>.</summary>
    private static void PullTowardsZero(IEngine engine, ParameterSet parameters, Parameter w)
    {
        using IStep step = engine.BeginStep(StepKind.Training, parameters);
        int width = w.Shape[1];
        float[] eye = [.. Enumerable.Range(0, width * width).Select(k => k % (width + 1) == 0 ? 1f : 0f)];
        ITensor y = step.Linear(step.Values(eye, new Shape(width, width)), w, null); // [width, 1]: the weights themselves
        step.Backward(step.SquaredError(y, step.Values(new float[width], y.Shape)));
    }
}
