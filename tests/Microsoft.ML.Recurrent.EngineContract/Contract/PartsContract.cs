using Microsoft.ML.Recurrent.Engines;

namespace Microsoft.ML.Recurrent.EngineContract;

/// <summary>Slices, concatenation and states that move on: by hand, and at their edges.</summary>
public abstract class PartsContract : Contract
{
    private static readonly float[] Counted = [.. Enumerable.Range(0, 24).Select(k => (float)k)];

    [Theory]
    [InlineData(0, 1, 1, new float[] { 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23 })]
    [InlineData(1, 0, 2, new float[] { 0, 1, 2, 3, 4, 5, 6, 7, 12, 13, 14, 15, 16, 17, 18, 19 })]
    [InlineData(2, 2, 1, new float[] { 2, 6, 10, 14, 18, 22 })]
    public void Slice_OfAnyAxis_TakesItsElements(int axis, int start, int length, float[] expected) => InStep(step =>
    {
        ITensor y = step.Slice(step.Values(Counted, new Shape(2, 3, 4)), axis, start, length);
        Assert.Equal(new Shape(2, 3, 4).With(axis, length), y.Shape);
        Assert.Equal(expected, step.Floats(y));
    });

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void Concat_OfAllSlices_GivesTheWholeAndItsGradient(int axis) => InStep(step =>
    {
        ITensor x = step.Values(Counted, new Shape(2, 3, 4), wantsGradient: true);
        ITensor[] parts = [.. Enumerable.Range(0, x.Shape[axis]).Select(k => step.Slice(x, axis, k, 1))];
        ITensor y = step.Concat(parts, axis);
        Assert.Equal(Counted, step.Floats(y));
        step.Backward(step.SquaredError(y, step.Values(new float[24], x.Shape)));
        Agreement.Absolute([.. Counted.Doubles().Select(v => v / 12)], step.GradientFloats(x).Doubles(), 1e-6, "gradient");
    });

    [Fact]
    public void Slice_ElementsNotTaken_HaveNoGradient() => InStep(step =>
    {
        ITensor x = step.Values([1, 2, 3, 4], new Shape(2, 2), wantsGradient: true);
        step.Backward(step.SquaredError(step.Slice(x, 1, 1, 1), step.Values([0, 0], new Shape(2, 1))));
        Assert.Equal([0f, 2f, 0f, 4f], step.GradientFloats(x));
    });

    [Fact]
    public void Advance_RowsThatHaveEnded_KeepTheirStateWhateverComesNext() => InStep(step =>
    {
        ITensor state = step.Values([1, 2, 3], new Shape(1, 3, 1), wantsGradient: true);
        ITensor next = step.Values([10, float.NaN, 30], new Shape(1, 3, 1), wantsGradient: true);
        ITensor y = step.Advance(state, next, Lengths.Of([3, 2, 5]), time: 2);
        Assert.Equal([10f, 2f, 30f], step.Floats(y));
        step.Backward(step.SquaredError(y, step.Values([7, 2 - 3, 30 - 6], y.Shape)));
        Assert.Equal([0f, 2f, 0f], step.GradientFloats(state)); // 2·e/3
        Assert.Equal([2f, 0f, 4f], step.GradientFloats(next));
        Assert.Equal([1f, 2f, 3f], step.Floats(step.Advance(next, state, Lengths.Full, time: 99)));
    });

    [Fact]
    public void Parts_BadAxesRangesOrShapes_AreRefused() => InStep(step =>
    {
        ITensor x = step.Values(Counted, new Shape(2, 3, 4)), other = step.Values(Counted[..6], new Shape(2, 3));
        foreach ((int axis, int start, int length) in new[] { (-1, 0, 1), (3, 0, 1), (1, -1, 1), (1, 0, 0), (1, 1, 3), (1, int.MaxValue, int.MaxValue) })
            Assert.Throws<ArgumentOutOfRangeException>(() => step.Slice(x, axis, start, length));
        Assert.Throws<ArgumentOutOfRangeException>(() => step.Concat([x], 3));
        Assert.ThrowsAny<ArgumentException>(() => step.Concat([], 0));
        Assert.ThrowsAny<ArgumentException>(() => step.Concat([x, other], 0));
        string message = Assert.ThrowsAny<ArgumentException>(() => step.Concat([x, step.Slice(x, 2, 0, 1)], 0)).Message;
        Assert.Contains("[2, 3, 4]", message, StringComparison.Ordinal);
        Assert.Contains("[2, 3, 1]", message, StringComparison.Ordinal);
        Assert.ThrowsAny<ArgumentException>(() => step.Advance(x, other, Lengths.Full, 0));
        Assert.ThrowsAny<ArgumentException>(() => step.Advance(x, x, Lengths.Of([1, 2]), 0)); // 3 rows
        Assert.Throws<ArgumentOutOfRangeException>(() => step.Advance(x, x, Lengths.Full, -1));
    });

    private void InStep(Action<IStep> test)
    {
        using IEngine engine = Create();
        using ParameterSet parameters = engine.NewParameters();
        using IStep step = engine.BeginStep(StepKind.Training, parameters);
        test(step);
    }
}
