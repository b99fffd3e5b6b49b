using Microsoft.ML.Recurrent.Engines;

namespace Microsoft.ML.Recurrent.EngineContract;

/// <summary>Mean and maximum over time, by hand and at their edges.</summary>
public abstract class PoolingContract : Contract
{
    private static readonly Shape s_shape = new(3, 3, 1); // three steps of three rows

    [Fact]
    public void OverTime_ByHand_ReadsEachRowsSteps() => InStep(step =>
    {
        ITensor x = step.Values([1, -4, 2, 5, -1, 2, 3, -7, 0], s_shape);
        Agreement.Absolute([3, -4, 4.0 / 3], step.Floats(step.MeanOverTime(x)).Doubles(), 1e-6, "mean");
        Assert.Equal([5f, -1f, 2f], step.Floats(step.MaxOverTime(x)));
        Assert.Equal(new Shape(3, 1), step.MaxOverTime(x).Shape);
    });

    [Fact]
    public void OverTime_WithLengths_ReadsNothingBehindThem() => InStep(step =>
    {
        ITensor x = step.Values([1, -4, float.NaN, -5, 1e30f, 1e30f, float.NaN, 9, 9], s_shape, wantsGradient: true);
        Lengths lengths = Lengths.Of([2, 1, 0]);
        ITensor mean = step.MeanOverTime(x, lengths), max = step.MaxOverTime(x, lengths);
        Assert.Equal([-2f, -4f, 0f], step.Floats(mean));
        Assert.Equal([1f, -4f, 0f], step.Floats(max));
        ITensor sum = step.Add(mean, max);
        step.Backward(step.SquaredError(sum, step.Values([-2.5f, -9.5f, 9], sum.Shape))); // d of the sum: (1, 1, ...)
        Agreement.Absolute([1.5, 2, 0, 0.5, 0, 0, 0, 0, 0], step.GradientFloats(x).Doubles(), 1e-6, "dx");
    });

    [Fact]
    public void MaxOverTime_EqualSteps_GiveTheGradientToTheFirst() => InStep(step =>
    {
        ITensor x = step.Values([-1, 2, 2], new Shape(3, 1, 1), wantsGradient: true);
        ITensor y = step.MaxOverTime(x);
        step.Backward(step.SquaredError(y, step.Values([1.5f], y.Shape)));
        Assert.Equal([0f, 1f, 0f], step.GradientFloats(x));
    });

    [Fact]
    public void ShapesThatDoNotFit_AreRefused() => InStep(step =>
    {
        ITensor x = step.Values(new float[9], s_shape), flat = step.Values(new float[9], new Shape(3, 3));
        foreach (Func<ITensor, Lengths, ITensor> pool in new Func<ITensor, Lengths, ITensor>[] { step.MeanOverTime, step.MaxOverTime })
        {
            Assert.Contains("[3, 3]", Assert.ThrowsAny<ArgumentException>(() => pool(flat, Lengths.Full)).Message, StringComparison.Ordinal);
            Assert.ThrowsAny<ArgumentException>(() => pool(x, Lengths.Of([1])));
            Assert.ThrowsAny<ArgumentException>(() => pool(x, Lengths.Of([1, 2, 4])));
        }
    });

    private void InStep(Action<IStep> test)
    {
        using IEngine engine = Create();
        using ParameterSet parameters = engine.NewParameters();
        using IStep step = engine.BeginStep(StepKind.Training, parameters);
        test(step);
    }
}
