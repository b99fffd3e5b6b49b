using Microsoft.ML.Recurrent.Engines;

namespace Microsoft.ML.Recurrent.EngineContract;

/// <summary>Losses between logits and classes: weights, smoothing, large logits, and what they refuse.</summary>
public abstract class ClassificationLossContract : Contract
{
    private static readonly float s_log3 = MathF.Log(3);

    /// <summary>Probabilities (1/4, 3/4) and (3/4, 1/4) for classes 1 and 0.</summary>
    [Fact]
    public void CrossEntropy_WithClassWeights_DividesByTheWeightsOfTheRows() => InStep((step, logits) =>
    {
        ITensor loss = step.CrossEntropy(logits, step.Ids([1, 1], new Shape(2)), [1, 3]);
        Assert.Equal((Math.Log(4.0 / 3) + Math.Log(4)) / 2, step.Floats(loss)[0], 1e-6); // equal weights cancel
        ITensor mixed = step.CrossEntropy(logits, step.Ids([0, 1], new Shape(2)), [1, 3]);
        Assert.Equal((Math.Log(4) + (3 * Math.Log(4))) / 4, step.Floats(mixed)[0], 1e-6);
        ITensor first = step.CrossEntropy(logits, step.Ids([0, 0], new Shape(2)), [2, 0]);
        Assert.Equal((Math.Log(4) + Math.Log(4.0 / 3)) / 2, step.Floats(first)[0], 1e-6);
    });

    [Fact]
    public void CrossEntropy_OfARowWithoutWeight_TakesNoGradientFromIt() => InStep((step, logits) =>
    {
        ITensor loss = step.CrossEntropy(logits, step.Ids([0, 1], new Shape(2)), [2, 0]);
        step.Backward(loss);
        Assert.Equal(Math.Log(4), step.Floats(loss)[0], 1e-6);
        Agreement.Absolute([-0.75, 0.75, 0, 0], step.GradientFloats(logits).Doubles(), 1e-6, "gradient");
    });

    [Fact]
    public void CrossEntropy_WithSmoothing_SpreadsTheTarget() => InStep((step, logits) =>
    {
        ITensor loss = step.CrossEntropy(logits, step.Ids([1, 1], new Shape(2)), labelSmoothing: 0.2f); // targets (0.1, 0.9)
        step.Backward(loss);
        double first = (0.1 * Math.Log(4)) + (0.9 * Math.Log(4.0 / 3)), second = (0.1 * Math.Log(4.0 / 3)) + (0.9 * Math.Log(4));
        Assert.Equal((first + second) / 2, step.Floats(loss)[0], 1e-6);
        Agreement.Absolute([0.075, -0.075, 0.325, -0.325], step.GradientFloats(logits).Doubles(), 1e-6, "gradient");
    });

    /// <summary>As PyTorch has it: the smoothed part too is weighted by class, and divided by the rows' weights.</summary>
    [Fact]
    public void CrossEntropy_WithWeightsAndSmoothing_WeighsTheSmoothedPartByClass() => InStep((step, logits) =>
    {
        ITensor loss = step.CrossEntropy(logits, step.Ids([0, 1], new Shape(2)), [1, 3], 0.2f);
        double hard = Math.Log(4) + (3 * Math.Log(4));
        double soft = Math.Log(4) + (3 * Math.Log(4.0 / 3)) + Math.Log(4.0 / 3) + (3 * Math.Log(4));
        Assert.Equal(((0.8 * hard) + (0.1 * soft)) / 4, step.Floats(loss)[0], 1e-6);
    });

    [Fact]
    public void BinaryCrossEntropy_ByHand_IsTheMeanLogLoss() => InStep((step, logits) =>
    {
        ITensor targets = step.Values([1, 0, 1, 0.5f], new Shape(2, 2), wantsGradient: true); // σ = 1/2, 3/4, 3/4, 1/2
        ITensor loss = step.BinaryCrossEntropy(logits, targets, positiveWeight: 2);
        step.Backward(loss);
        double expected = (2 * Math.Log(2)) + Math.Log(4) + (2 * Math.Log(4.0 / 3)) + (1.5 * Math.Log(2));
        Assert.Equal(expected / 4, step.Floats(loss)[0], 1e-6);
        Agreement.Absolute([-0.25, 0.1875, -0.125, -0.0625], step.GradientFloats(logits).Doubles(), 1e-6, "logits");
        double log2 = Math.Log(2), quarter = (2 * Math.Log(4.0 / 3)) - Math.Log(4);
        Agreement.Absolute([log2 / 4, quarter / 4, quarter / 4, log2 / 4], step.GradientFloats(targets).Doubles(), 1e-6, "targets");
    });

    [Theory]
    [InlineData(1000f, 0f, 1000f, 1f)]
    [InlineData(1000f, 1f, 0f, 0f)]
    [InlineData(-1000f, 1f, 1000f, -1f)]
    [InlineData(-1000f, 0f, 0f, 0f)]
    public void BinaryCrossEntropy_HugeLogits_StaysFinite(float logit, float target, float loss, float gradient)
    {
        using IEngine engine = Create();
        using ParameterSet parameters = engine.NewParameters();
        using IStep step = engine.BeginStep(StepKind.Training, parameters);
        ITensor z = step.Values([logit], new Shape(1), wantsGradient: true);
        ITensor result = step.BinaryCrossEntropy(z, step.Values([target], new Shape(1)));
        step.Backward(result);
        Assert.Equal([loss], step.Floats(result));
        Assert.Equal([gradient], step.GradientFloats(z));
    }

    [Fact]
    public void BinaryCrossEntropy_BadTargetsOrWeight_AreRefused() => InStep((step, logits) =>
    {
        foreach (float bad in new[] { -1f, 1.5f, float.NaN })
        {
            ITensor targets = step.Values([0, 1, bad, 1], new Shape(2, 2));
            Assert.Throws<ArgumentOutOfRangeException>(() => step.BinaryCrossEntropy(logits, targets));
        }

        ITensor good = step.Values([0, 1, 0, 1], new Shape(2, 2)), flat = step.Values([0, 1, 0, 1], new Shape(4));
        Assert.Throws<ArgumentOutOfRangeException>(() => step.BinaryCrossEntropy(logits, good, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => step.BinaryCrossEntropy(logits, good, float.NaN));
        string message = Assert.ThrowsAny<ArgumentException>(() => step.BinaryCrossEntropy(logits, flat)).Message;
        Assert.Contains("[2, 2]", message, StringComparison.Ordinal);
        Assert.Contains("[4]", message, StringComparison.Ordinal);
    });

    [Fact]
    public void CrossEntropy_BadWeightsOrSmoothing_AreRefused() => InStep((step, logits) =>
    {
        ITensor targets = step.Ids([0, 0], new Shape(2));
        Assert.ThrowsAny<ArgumentException>(() => step.CrossEntropy(logits, targets, [1, 1, 1]));
        Assert.ThrowsAny<ArgumentException>(() => step.CrossEntropy(logits, targets, [0, 1]));
        foreach (float bad in new[] { -1, float.NaN, float.PositiveInfinity })
            Assert.Throws<ArgumentOutOfRangeException>(() => step.CrossEntropy(logits, targets, [1, bad]));
        foreach (float bad in new[] { -0.1f, 1, float.NaN })
            Assert.Throws<ArgumentOutOfRangeException>(() => step.CrossEntropy(logits, targets, labelSmoothing: bad));
    });

    private void InStep(Action<IStep, ITensor> test)
    {
        using IEngine engine = Create();
        using ParameterSet parameters = engine.NewParameters();
        using IStep step = engine.BeginStep(StepKind.Training, parameters);
        test(step, step.Values([0, s_log3, s_log3, 0], new Shape(2, 2), wantsGradient: true));
    }
}
