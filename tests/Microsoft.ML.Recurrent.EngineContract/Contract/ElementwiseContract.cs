using Microsoft.ML.Recurrent.Engines;

namespace Microsoft.ML.Recurrent.EngineContract;

/// <summary>Activations and layer normalisation, by hand and at their edges.</summary>
public abstract class ElementwiseContract : Contract
{
    [Fact]
    public void Activations_ByHand_AreTheKnownValues() => InStep((step, _, _) =>
    {
        ITensor x = step.Values([0, MathF.Log(3), -MathF.Log(3)], new Shape(3));
        Agreement.Absolute([0, 0.8, -0.8], step.Floats(step.Tanh(x)).Doubles(), 1e-6, "tanh");
        Agreement.Absolute([0.5, 0.75, 0.25], step.Floats(step.Sigmoid(x)).Doubles(), 1e-6, "sigmoid");
        Agreement.Absolute([0, Math.Log(3), 0], step.Floats(step.Relu(x)).Doubles(), 1e-6, "relu");
    });

    [Theory]
    [InlineData(1000f, 1f, 1f, 1000f)]
    [InlineData(-1000f, -1f, 0f, 0f)]
    public void Activations_FarOut_Saturate(float x, float tanh, float sigmoid, float relu) => InStep((step, _, _) =>
    {
        ITensor far = step.Values([x], new Shape(1), wantsGradient: true);
        (ITensor t, ITensor s, ITensor r) = (step.Tanh(far), step.Sigmoid(far), step.Relu(far));
        Assert.Equal([tanh], step.Floats(t));
        Assert.Equal([sigmoid], step.Floats(s));
        Assert.Equal([relu], step.Floats(r));
        step.Backward(step.Add(t, step.Add(s, r)));
        Assert.Equal([x > 0 ? 1f : 0f], step.GradientFloats(far)); // relu's alone
    });

    [Fact]
    public void Relu_AtZero_PassesNoGradient() => InStep((step, _, _) =>
    {
        ITensor x = step.Values([0], new Shape(1), wantsGradient: true);
        step.Backward(step.Relu(x));
        Assert.Equal([0f], step.GradientFloats(x));
    });

    [Fact]
    public void LayerNorm_ByHand_BringsEachRowToMeanZeroAndVarianceOne() => InStep((step, weight, bias) =>
    {
        ITensor x = step.Values([1, 3, -20, 20], new Shape(2, 2));
        float[] y = step.Floats(step.LayerNorm(x, weight, bias)); // weight (2, 3), bias (10, 20)
        Agreement.Absolute([8, 23, 8, 23], y.Doubles(), 1e-4, "y"); // ε takes 5e-6 of the first row's deviation
        double shrunk = 1 / Math.Sqrt(2); // variance 1, ε = 1
        Agreement.Absolute([10 - (2 * shrunk), 20 + (3 * shrunk)], step.Floats(step.LayerNorm(x, weight, bias, 1f))[..2].Doubles(), 1e-5, "y of ε");
    });

    [Fact]
    public void LayerNorm_OfAConstantRow_GivesTheBias() => InStep((step, weight, bias) =>
    {
        ITensor x = step.Values([1e6f, 1e6f], new Shape(1, 2), wantsGradient: true);
        ITensor y = step.LayerNorm(x, weight, bias);
        step.Backward(step.SquaredError(y, step.Values([0, 0], y.Shape)));
        Assert.Equal([10f, 20f], step.Floats(y));
        Assert.All(step.GradientFloats(x), gradient => Assert.True(float.IsFinite(gradient)));
    });

    [Fact]
    public void LayerNorm_BadShapesOrEpsilon_AreRefused() => InStep((step, weight, bias) =>
    {
        ITensor x = step.Values([1, 2], new Shape(1, 2)), wide = step.Values([1, 2, 3], new Shape(1, 3));
        string message = Assert.ThrowsAny<ArgumentException>(() => step.LayerNorm(wide, weight, bias)).Message;
        Assert.Contains("[1, 3]", message, StringComparison.Ordinal);
        Assert.Contains("[2]", message, StringComparison.Ordinal);
        foreach (float epsilon in new[] { 0, -1, float.NaN })
            Assert.Throws<ArgumentOutOfRangeException>(() => step.LayerNorm(x, weight, bias, epsilon));
    });

    private void InStep(Action<IStep, Parameter, Parameter> test)
    {
        using IEngine engine = Create();
        using ParameterSet parameters = engine.NewParameters();
        Parameter weight = parameters.Add("weight", new Shape(2)).With(2, 3), bias = parameters.Add("bias", new Shape(2)).With(10, 20);
        using IStep step = engine.BeginStep(StepKind.Training, parameters);
        test(step, weight, bias);
    }
}
