using Microsoft.ML.Recurrent.Engines;

namespace Microsoft.ML.Recurrent.EngineContract;

/// <summary>Products, softmax and the moves of axes between them.</summary>
public abstract class AttentionContract : Contract
{
    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(true, true)]
    public void MatMul_ByHand_MultipliesEachItem(bool transposeA, bool transposeB) => InStep(step =>
    {
        float[] a = transposeA ? [1, 4, 2, 5, 3, 6, 0, 2, 1, 0, 0, 1] : [1, 2, 3, 4, 5, 6, 0, 1, 0, 2, 0, 1];
        float[] b = [1, 0, -1, 7, 8, 9]; // one column: both ways the same
        ITensor left = step.Values(a, transposeA ? new Shape(2, 3, 2) : new Shape(2, 2, 3));
        ITensor right = step.Values(b, transposeB ? new Shape(2, 1, 3) : new Shape(2, 3, 1));
        ITensor y = step.MatMul(left, right, transposeA, transposeB);
        Assert.Equal(new Shape(2, 2, 1), y.Shape);
        Assert.Equal([-2f, -2f, 8f, 23f], step.Floats(y));
    });

    [Theory]
    [InlineData(0f)]
    [InlineData(1000f)]
    [InlineData(-1000f)]
    public void Softmax_OfAnySize_DependsOnDistancesOnly(float offset) => InStep(step =>
    {
        float[] y = step.Floats(step.Softmax(step.Values([offset, offset + 1], new Shape(2))));
        Assert.Equal(1 / (1 + Math.E), y[0], 1e-6);
        Assert.Equal(Math.E / (1 + Math.E), y[1], 1e-6);
    });

    [Fact]
    public void Softmax_WithLengths_IsZeroBehindThemWhateverLiesThere() => InStep(step =>
    {
        var shape = new Shape(3, 1, 4);
        ITensor x = step.Values([0, 0, 1e30f, 5, 7, float.NaN, 1, 1, 1, 3, 4, 5], shape, wantsGradient: true);
        ITensor y = step.Softmax(x, Lengths.Of([2, 1, 0]));
        Assert.Equal([0.5f, 0.5f, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0], step.Floats(y));
        step.Backward(step.SquaredError(y, step.Values([1, 0, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9], shape)));
        float[] gradient = step.GradientFloats(x); // dy = ∓1/12, y·(dy − Σ dy·y)
        Agreement.Absolute([-1.0 / 24, 1.0 / 24], gradient[..2].Doubles(), 1e-7, "valid part");
        Assert.All(gradient[2..], g => Assert.Equal(0f, g));
    });

    [Fact]
    public void SwapOuterAxes_Twice_GivesTheSameBack() => InStep(step =>
    {
        float[] values = new Draw(1).Uniform(24);
        ITensor y = step.SwapOuterAxes(step.Values(values, new Shape(2, 3, 4)));
        Assert.Equal(new Shape(3, 2, 4), y.Shape);
        Assert.Equal([.. values[..4], .. values[12..16], .. values[4..8]], step.Floats(y)[..12]);
        Assert.Equal(values, step.Floats(step.SwapOuterAxes(y)));
    });

    [Fact]
    public void Reshape_AnyAxes_KeepsTheOrder() => InStep(step =>
    {
        float[] values = new Draw(1).Uniform(12);
        ITensor y = step.Reshape(step.Values(values, new Shape(3, 4)), new Shape(2, 1, 6));
        Assert.Equal(new Shape(2, 1, 6), y.Shape);
        Assert.Equal(values, step.Floats(y));
    });

    [Fact]
    public void ShapesThatDoNotFit_AreRefusedNamingThem() => InStep(step =>
    {
        ITensor a = step.Values(new float[12], new Shape(2, 2, 3)), b = step.Values(new float[6], new Shape(2, 3, 1)), flat = step.Values(new float[6], new Shape(2, 3));
        AssertNames(["[2, 2, 3]", "[2, 3, 1]"], () => step.MatMul(a, b, transposeB: true));
        AssertNames(["[2, 2, 3]", "[2, 3, 1]"], () => step.MatMul(a, b, transposeA: true));
        AssertNames(["[2, 2, 3]", "[2, 3]"], () => step.MatMul(a, flat));
        AssertNames(["[2, 2, 3]", "[1, 3, 1]"], () => step.MatMul(a, step.Values(new float[3], new Shape(1, 3, 1))));
        AssertNames(["[2, 3]"], () => step.SwapOuterAxes(flat));
        AssertNames(["[2, 3]", "[7]"], () => step.Reshape(flat, new Shape(7)));
        AssertNames(["[3]"], () => step.Softmax(step.Values(new float[3], new Shape(3)), Lengths.Of([1, 1, 1])));
        Assert.ThrowsAny<ArgumentException>(() => step.Softmax(flat, Lengths.Of([1])));
        Assert.ThrowsAny<ArgumentException>(() => step.Softmax(flat, Lengths.Of([1, 4])));
    });

    private void InStep(Action<IStep> test)
    {
        using IEngine engine = Create();
        using ParameterSet parameters = engine.NewParameters();
        using IStep step = engine.BeginStep(StepKind.Training, parameters);
        test(step);
    }

    private static void AssertNames(string[] shapes, Action refused)
    {
        string message = Assert.ThrowsAny<ArgumentException>(refused).Message;
        Assert.All(shapes, shape => Assert.Contains(shape, message, StringComparison.Ordinal));
    }
}
