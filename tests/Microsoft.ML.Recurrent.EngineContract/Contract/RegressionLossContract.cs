using Microsoft.ML.Recurrent.Engines;

namespace Microsoft.ML.Recurrent.EngineContract;

/// <summary>Losses between numbers: by hand, at their edges, and what they refuse.</summary>
public abstract class RegressionLossContract : Contract
{
    [Fact]
    public void AbsoluteError_ByHand_IsTheMeanDistance()
    {
        (float loss, float[][] gradients) = Train((step, x) => step.AbsoluteError(x[0], x[1]), [1, 2, 3, 4], [1, 0, 5, 4.5f]);
        Assert.Equal(4.5f / 4, loss);
        Assert.Equal([0f, 0.25f, -0.25f, -0.25f], gradients[0]);
        Assert.Equal([0f, -0.25f, 0.25f, 0.25f], gradients[1]);
    }

    [Fact]
    public void Huber_ByHand_IsSquaredWithinDeltaAndLinearBeyond()
    {
        (float loss, float[][] gradients) = Train((step, x) => step.Huber(x[0], x[1], delta: 2), [1, 2, 6, -5], [0, 0, 0, 0]);
        Assert.Equal((0.5f + 2 + 10 + 8) / 4, loss);
        Assert.Equal([0.25f, 0.5f, 0.5f, -0.5f], gradients[0]);
        Assert.Equal([-0.25f, -0.5f, -0.5f, 0.5f], gradients[1]);
    }

    [Fact]
    public void Pinball_ByHand_WeighsBothSidesByEachColumnsQuantile()
    {
        (float loss, float[][] gradients) = Train(
            (step, x) => step.Pinball(x[0], x[1], [0.25f, 0.75f]), [1, 1, 3, 3, 2, 2], [2, 2, 2, 2, 2, 2]);
        Assert.Equal((0.25f + 0.75f + 0.75f + 0.25f) / 6, loss, 1e-6f);
        float[] slopes = [-0.25f, -0.75f, 0.75f, 0.25f, 0, 0];
        Agreement.Absolute([.. slopes.Select(slope => (double)slope / 6)], gradients[0].Doubles(), 1e-7, "prediction");
        Agreement.Absolute([.. slopes.Select(slope => (double)-slope / 6)], gradients[1].Doubles(), 1e-7, "target");
    }

    [Fact]
    public void Pinball_AtTheMedian_IsHalfTheAbsoluteError()
    {
        float[] prediction = new Draw(1).Uniform(8), target = new Draw(2).Uniform(8);
        float half = Train((step, x) => step.Pinball(x[0], x[1], [0.5f, 0.5f]), prediction, target).Loss;
        Assert.Equal(Train((step, x) => step.AbsoluteError(x[0], x[1]), prediction, target).Loss / 2, half, 1e-6f);
    }

    [Fact]
    public void GaussianLikelihood_ByHand_IsTheNegativeLogDensity()
    {
        float log2 = MathF.Log(2); // σ = 2, z = 0.5 and −1
        (float loss, float[][] gradients) = Train(
            (step, x) => step.GaussianLikelihood(x[0], x[1], x[2]), [1, 3], [log2, log2], [2, 1]);
        Assert.Equal(Math.Log(2) + (0.5 * Math.Log(2 * Math.PI)) + ((0.125 + 0.5) / 2), loss, 1e-6);
        Agreement.Absolute([-0.125, 0.25], gradients[0].Doubles(), 1e-6, "mean");
        Agreement.Absolute([0.375, 0], gradients[1].Doubles(), 1e-6, "log scale");
        Agreement.Absolute([0.125, -0.25], gradients[2].Doubles(), 1e-6, "target");
    }

    [Fact]
    public void StudentTLikelihood_OfOneDegree_IsCauchys()
    {
        float loss = Train((step, x) => step.StudentTLikelihood(x[0], x[1], x[2], 1), [0, 1], [0, 0], [2, 1]).Loss;
        Assert.Equal(((Math.Log(Math.PI) * 2) + Math.Log(5)) / 2, loss, 1e-6); // density 1/(π·(1 + z²))
    }

    [Theory]
    [InlineData(2f, 0.35355339059327376)] // 1/√8
    [InlineData(4f, 0.375)]
    [InlineData(5f, 0.37960668982249443)] // 8/(3π√5)
    public void StudentTLikelihood_AtItsCentre_HasTheKnownDensity(float degrees, double density)
    {
        float loss = Train((step, x) => step.StudentTLikelihood(x[0], x[1], x[2], degrees), [7], [0], [7]).Loss;
        Assert.Equal(-Math.Log(density), loss, 1e-6);
    }

    [Fact]
    public void StudentTLikelihood_OfManyDegrees_IsTheNormalOne()
    {
        float[] mean = new Draw(1).Uniform(8), logScale = new Draw(2).Uniform(8), target = new Draw(3).Uniform(8);
        float t = Train((step, x) => step.StudentTLikelihood(x[0], x[1], x[2], 1e7f), mean, logScale, target).Loss;
        Assert.Equal(Train((step, x) => step.GaussianLikelihood(x[0], x[1], x[2]), mean, logScale, target).Loss, t, 1e-5f);
    }

    [Fact]
    public void StudentTLikelihood_OfAnOutlier_PullsLessThanOneFurtherIn()
    {
        float far = Train((step, x) => step.StudentTLikelihood(x[0], x[1], x[2]), [0], [0], [1e6f]).Gradients[0][0];
        float near = Train((step, x) => step.StudentTLikelihood(x[0], x[1], x[2]), [0], [0], [2f]).Gradients[0][0];
        Assert.Equal(-5e-6f, far, 1e-9f); // −(ν + 1)·z/(ν + z²)
        Assert.Equal(-1.25f, near, 1e-6f);
    }

    [Fact]
    public void UnequalShapes_AreRefusedNamingBoth() => InStep(step =>
    {
        ITensor a = step.Values(new float[6], new Shape(2, 3)), b = step.Values(new float[6], new Shape(3, 2));
        Action[] refused =
        [
            () => step.AbsoluteError(a, b), () => step.Huber(a, b), () => step.Pinball(a, b, [0.1f, 0.5f, 0.9f]),
            () => step.GaussianLikelihood(a, b, a), () => step.GaussianLikelihood(a, a, b),
            () => step.StudentTLikelihood(a, b, a), () => step.StudentTLikelihood(a, a, b),
        ];
        Assert.All(refused, action =>
        {
            string message = Assert.ThrowsAny<ArgumentException>(action).Message;
            Assert.Contains("[2, 3]", message, StringComparison.Ordinal);
            Assert.Contains("[3, 2]", message, StringComparison.Ordinal);
        });
    });

    [Theory]
    [InlineData(0f)]
    [InlineData(-1f)]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    public void SettingsThatAreNotPositive_AreRefused(float value) => InStep(step =>
    {
        ITensor x = step.Values([1], new Shape(1));
        Assert.Throws<ArgumentOutOfRangeException>(() => step.Huber(x, x, value));
        Assert.Throws<ArgumentOutOfRangeException>(() => step.StudentTLikelihood(x, x, x, value));
    });

    [Fact]
    public void Quantiles_TooFewOrOutOfRange_AreRefused() => InStep(step =>
    {
        ITensor x = step.Values(new float[4], new Shape(2, 2));
        Assert.ThrowsAny<ArgumentException>(() => step.Pinball(x, x, [0.5f]));
        foreach (float quantile in new[] { 0, 1, -0.5f, float.NaN })
            Assert.Throws<ArgumentOutOfRangeException>(() => step.Pinball(x, x, [0.5f, quantile]));
    });

    private void InStep(Action<IStep> test)
    {
        using IEngine engine = Create();
        using ParameterSet parameters = engine.NewParameters();
        using IStep step = engine.BeginStep(StepKind.Scoring, parameters);
        test(step);
    }

    /// <summary>A loss of inputs with two columns, or one where there is one number.</summary>
    private (float Loss, float[][] Gradients) Train(Func<IStep, ITensor[], ITensor> loss, params float[][] inputs)
    {
        using IEngine engine = Create();
        using ParameterSet parameters = engine.NewParameters();
        using IStep step = engine.BeginStep(StepKind.Training, parameters);
        int columns = Math.Min(2, inputs[0].Length);
        ITensor[] x = [.. inputs.Select(values => step.Values(values, new Shape(values.Length / columns, columns), wantsGradient: true))];
        ITensor y = loss(step, x);
        step.Backward(y);
        Assert.Equal(new Shape(1), y.Shape);
        return (step.Floats(y)[0], [.. x.Select(step.GradientFloats)]);
    }
}
