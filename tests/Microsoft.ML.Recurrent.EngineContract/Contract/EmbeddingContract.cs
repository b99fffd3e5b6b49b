using Microsoft.ML.Recurrent.Engines;

namespace Microsoft.ML.Recurrent.EngineContract;

/// <summary>Rows of a table by id.</summary>
public abstract class EmbeddingContract : Contract
{
    [Fact]
    public void Embed_GivesTheTablesRows_InTheOrderOfTheIds()
    {
        using IEngine engine = Create();
        using ParameterSet parameters = engine.NewParameters();
        Parameter table = parameters.Add("table", new Shape(3, 2)).With(1, 2, 3, 4, 5, 6);
        using IStep step = engine.BeginStep(StepKind.Scoring, parameters);
        ITensor y = step.Embed(step.Ids([2, 0, 1, 2], new Shape(2, 2)), table);
        Assert.Equal(new Shape(2, 2, 2), y.Shape);
        Assert.Equal([5f, 6f, 1f, 2f, 3f, 4f, 5f, 6f], step.Floats(y));
    }

    [Fact]
    public void EmbedGradient_RepeatedId_IsTheSum_AndUntouchedRowsHaveNone()
    {
        using IEngine engine = Create();
        using ParameterSet parameters = engine.NewParameters();
        Parameter table = parameters.Add("table", new Shape(4, 1)).With(1, 2, 3, 4);
        using IStep step = engine.BeginStep(StepKind.Training, parameters);
        ITensor y = step.Embed(step.Ids([1, 3, 1, 1], new Shape(4, 1)), table);
        step.Backward(step.SquaredError(y, step.Values(new float[4], y.Shape))); // dL/dy = y/2
        Assert.Equal([0f, 3f, 0f, 2f], table.GradientFloats());
    }

    [Fact]
    public void EmbedGradient_NextStep_ForgetsTheRowsOfTheLastOne()
    {
        using IEngine engine = Create();
        using ParameterSet parameters = engine.NewParameters();
        Parameter table = parameters.Add("table", new Shape(3, 1)).With(1, 2, 3);
        foreach (int id in new[] { 0, 2 })
        {
            using IStep step = engine.BeginStep(StepKind.Training, parameters);
            ITensor y = step.Embed(step.Ids([id], new Shape(1, 1)), table);
            step.Backward(step.SquaredError(y, step.Values([0], y.Shape)));
        }

        Assert.Equal([0f, 0f, 6f], table.GradientFloats());
    }

    [Fact]
    public void EmbedGradient_TableUsedTwice_IsTheSum()
    {
        using IEngine engine = Create();
        using ParameterSet parameters = engine.NewParameters();
        Parameter table = parameters.Add("table", new Shape(3, 1)).With(1, 2, 3);
        using IStep step = engine.BeginStep(StepKind.Training, parameters);
        ITensor y = step.Add(step.Embed(step.Ids([0], new Shape(1, 1)), table), step.Embed(step.Ids([2], new Shape(1, 1)), table));
        step.Backward(step.SquaredError(y, step.Values([0], y.Shape))); // dL/dy = 2·4
        Assert.Equal([8f, 0f, 8f], table.GradientFloats());
    }
}
