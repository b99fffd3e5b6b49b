using Microsoft.ML.Recurrent.Engines;

namespace Microsoft.ML.Recurrent.EngineContract;

/// <summary>The linear layer.</summary>
public abstract class LinearContract : Contract
{
    [Fact]
    public void Linear_ByHand_IsXTimesWTransposedPlusB()
    {
        using IEngine engine = Create();
        using ParameterSet parameters = engine.NewParameters();
        Parameter weight = parameters.Add("weight", new Shape(2, 3)).With(1, 2, 3, -4, 5, -6), bias = parameters.Add("bias", new Shape(2)).With(10, 20);
        using IStep step = engine.BeginStep(StepKind.Scoring, parameters);
        ITensor x = step.Values([1, 0, -1, 2, 1, 0.5f], new Shape(2, 3));
        Assert.Equal([8f, 22f, 15.5f, 14f], step.Floats(step.Linear(x, weight, bias)));
        Assert.Equal([-2f, 2f, 5.5f, -6f], step.Floats(step.Linear(x, weight, null)));
    }

    [Fact]
    public void Linear_AnyRank_KeepsTheOuterAxes()
    {
        using IEngine engine = Create();
        using ParameterSet parameters = engine.NewParameters();
        Parameter weight = parameters.Add("weight", new Shape(4, 3));
        using IStep step = engine.BeginStep(StepKind.Scoring, parameters);
        Assert.Equal(new Shape(4), step.Linear(step.Values(new float[3], new Shape(3)), weight, null).Shape);
        Assert.Equal(new Shape(5, 4), step.Linear(step.Values(new float[15], new Shape(5, 3)), weight, null).Shape);
        Assert.Equal(new Shape(5, 2, 4), step.Linear(step.Values(new float[30], new Shape(5, 2, 3)), weight, null).Shape);
    }

    [Fact]
    public void Linear_WeightUsedTwice_SumsBothGradients()
    {
        using IEngine engine = Create();
        using ParameterSet parameters = engine.NewParameters();
        Parameter weight = parameters.Add("weight", new Shape(1, 1)).With(3), bias = parameters.Add("bias", new Shape(1));
        using IStep step = engine.BeginStep(StepKind.Training, parameters);
        ITensor y = step.Linear(step.Linear(step.Values([2], new Shape(1, 1)), weight, bias), weight, bias);
        step.Backward(step.SquaredError(y, step.Values([17], new Shape(1, 1)))); // y = w·(w·x + b) + b = 18, dL/dy = 2
        Assert.Equal(2f * ((2 * 3 * 2) + 0), weight.GradientFloats()[0], 1e-4f); // dy/dw = 2·w·x + b
        Assert.Equal(2f * (3 + 1), bias.GradientFloats()[0], 1e-4f); // dy/db = w + 1
    }
}
