using Microsoft.ML.Recurrent.Engines;

namespace Microsoft.ML.Recurrent.EngineContract;

/// <summary>Losses, and the element-wise operations that join them.</summary>
public abstract class LossContract : Contract
{
    [Fact]
    public void SquaredError_ByHand_IsTheMeanOverAllElements()
    {
        using IEngine engine = Create();
        using ParameterSet parameters = engine.NewParameters();
        using IStep step = engine.BeginStep(StepKind.Training, parameters);
        ITensor prediction = step.Values([1, 2, 3, 4], new Shape(2, 2), wantsGradient: true);
        ITensor loss = step.SquaredError(prediction, step.Values([1, 0, 0, 8], new Shape(2, 2)));
        step.Backward(loss);
        Assert.Equal(new Shape(1), loss.Shape);
        Assert.Equal([29f / 4], step.Floats(loss));
        Assert.Equal([0f, 1f, 1.5f, -2f], step.GradientFloats(prediction));
    }

    [Fact]
    public void CrossEntropy_ByHand_IsTheMeanLogLoss()
    {
        using IEngine engine = Create();
        using ParameterSet parameters = engine.NewParameters();
        using IStep step = engine.BeginStep(StepKind.Training, parameters);
        float log3 = MathF.Log(3);
        ITensor logits = step.Values([0, log3, log3, 0], new Shape(2, 2), wantsGradient: true); // probabilities (1/4, 3/4), (3/4, 1/4)
        ITensor loss = step.CrossEntropy(logits, step.Ids([1, 1], new Shape(2)));
        step.Backward(loss);
        Assert.Equal(new Shape(1), loss.Shape);
        Assert.Equal((Math.Log(4.0 / 3) + Math.Log(4)) / 2, step.Floats(loss)[0], 1e-6);
        Agreement.Absolute([0.125, -0.125, 0.375, -0.375], Array.ConvertAll(step.GradientFloats(logits), g => (double)g), 1e-6, "gradient");
    }

    [Theory]
    [InlineData(1000f, 1001f)]
    [InlineData(-1001f, -1000f)]
    public void CrossEntropy_HugeLogits_StaysFinite(float first, float second)
    {
        using IEngine engine = Create();
        using ParameterSet parameters = engine.NewParameters();
        using IStep step = engine.BeginStep(StepKind.Training, parameters);
        ITensor logits = step.Values([first, second], new Shape(1, 2), wantsGradient: true);
        ITensor loss = step.CrossEntropy(logits, step.Ids([0], new Shape(1)));
        step.Backward(loss);
        Assert.Equal(Math.Log(1 + Math.E), step.Floats(loss)[0], 1e-3); // floats near 1000 are 6e-5 apart
        Assert.Equal(-Math.E / (1 + Math.E), step.GradientFloats(logits)[0], 1e-5);
    }

    [Fact]
    public void CrossEntropy_CertainAndWrong_IsTheLogitsDistance()
    {
        using IEngine engine = Create();
        using ParameterSet parameters = engine.NewParameters();
        using IStep step = engine.BeginStep(StepKind.Scoring, parameters);
        ITensor loss = step.CrossEntropy(step.Values([500, -500], new Shape(1, 2)), step.Ids([1], new Shape(1)));
        Assert.Equal([1000f], step.Floats(loss));
    }

    [Fact]
    public void AddAndMultiply_ByHand_WorkElementByElement()
    {
        using IEngine engine = Create();
        using ParameterSet parameters = engine.NewParameters();
        using IStep step = engine.BeginStep(StepKind.Scoring, parameters);
        ITensor a = step.Values([1, -2, 3], new Shape(3)), b = step.Values([0.5f, 4, -1], new Shape(3));
        Assert.Equal([1.5f, 2f, 2f], step.Floats(step.Add(a, b)));
        Assert.Equal([0.5f, -8f, -3f], step.Floats(step.Multiply(a, b)));
        Assert.Equal([1f, 4f, 9f], step.Floats(step.Multiply(a, a)));
    }

    [Fact]
    public void Losses_Added_SumTheirGradients()
    {
        using IEngine engine = Create();
        using ParameterSet parameters = engine.NewParameters();
        using IStep step = engine.BeginStep(StepKind.Training, parameters);
        ITensor x = step.Values([3], new Shape(1), wantsGradient: true);
        ITensor loss = step.Add(step.SquaredError(x, step.Values([1], new Shape(1))), step.SquaredError(x, step.Values([2], new Shape(1))));
        step.Backward(loss);
        Assert.Equal([5f], step.Floats(loss));
        Assert.Equal([6f], step.GradientFloats(x));
    }
}
