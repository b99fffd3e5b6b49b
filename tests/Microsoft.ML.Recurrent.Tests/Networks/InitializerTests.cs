using Microsoft.ML.Recurrent.Engines;
using Microsoft.ML.Recurrent.Engines.Managed;
using Microsoft.ML.Recurrent.Networks;

namespace Microsoft.ML.Recurrent.Tests.Networks;

public sealed class InitializerTests : IDisposable
{
    private readonly ManagedEngine _engine = new(new ManagedEngineOptions { Threads = 1 });

    public void Dispose() => _engine.Dispose();

    [Theory]
    [InlineData(RecurrentCell.Rnn)]
    [InlineData(RecurrentCell.Lstm)]
    [InlineData(RecurrentCell.Gru)]
    public void Keras_RecurrentWeights_HaveOrthonormalColumns(RecurrentCell cell)
    {
        const int H = 17;
        RecurrentNetwork network = Network(Lstm(H) with { Cell = cell, Layers = 2, Bidirectional = true }, InitialValues.Keras);

        foreach (string name in new[] { "encoder.weight_hh_l0", "encoder.weight_hh_l0_reverse", "encoder.weight_hh_l1" })
        {
            float[] w = Read(network, name);
            for (int a = 0; a < H; a++)
            {
                for (int b = 0; b < H; b++)
                {
                    double product = 0;
                    for (int row = 0; row < w.Length / H; row++)
                        product += (double)w[row * H + a] * w[row * H + b];
                    Assert.Equal(a == b ? 1 : 0, product, 1e-5);
                }
            }
        }
    }

    [Fact]
    public void Keras_InputAndHeadWeights_FillGlorotsBounds()
    {
        RecurrentNetwork network = Network(Lstm(hiddenSize: 64, inputSize: 10, outputSize: 40), InitialValues.Keras);

        AssertFills(Read(network, "encoder.weight_ih_l0"), Math.Sqrt(6.0 / (10 + 4 * 64)));
        AssertFills(Read(network, "head.weight"), Math.Sqrt(6.0 / (64 + 40)));
    }

    [Fact]
    public void Keras_Biases_AreZeroButOneForTheForgetGate()
    {
        RecurrentNetwork network = Network(Lstm(hiddenSize: 3), InitialValues.Keras);

        Assert.Equal([0f, 0f, 0f, 1f, 1f, 1f, 0f, 0f, 0f, 0f, 0f, 0f], Read(network, "encoder.bias_ih_l0")); // order i, f, g, o
        Assert.All(Read(network, "encoder.bias_hh_l0"), value => Assert.Equal(0f, value));
        Assert.All(Read(network, "head.bias"), value => Assert.Equal(0f, value));
    }

    [Theory]
    [InlineData(RecurrentCell.Rnn)]
    [InlineData(RecurrentCell.Gru)]
    public void Keras_BiasesOfOtherCells_AreZero(RecurrentCell cell)
    {
        RecurrentNetwork network = Network(Lstm(hiddenSize: 3) with { Cell = cell }, InitialValues.Keras);

        Assert.All(Read(network, "encoder.bias_ih_l0"), value => Assert.Equal(0f, value));
    }

    [Fact]
    public void PyTorch_AllParameters_FillPyTorchsBounds()
    {
        RecurrentNetwork network = Network(Lstm(hiddenSize: 64, inputSize: 10, outputSize: 40), InitialValues.PyTorch);

        foreach (string name in new[] { "encoder.weight_ih_l0", "encoder.weight_hh_l0", "encoder.bias_ih_l0", "encoder.bias_hh_l0", "head.weight", "head.bias" })
            AssertFills(Read(network, name), 1 / 8.0); // 1/√64, for the head too, which reads 64 units
    }

    [Fact]
    public void Xavier_Weights_FillTheBoundsOfASingleGate()
    {
        RecurrentNetwork network = Network(Lstm(hiddenSize: 64, inputSize: 10, outputSize: 40), InitialValues.Xavier);

        AssertFills(Read(network, "encoder.weight_ih_l0"), Math.Sqrt(6.0 / (10 + 64)));
        AssertFills(Read(network, "encoder.weight_hh_l0"), Math.Sqrt(6.0 / (64 + 64)));
        AssertFills(Read(network, "head.weight"), Math.Sqrt(6.0 / (64 + 40)));
    }

    [Fact]
    public void He_Weights_FillBoundsByInputs()
    {
        RecurrentNetwork network = Network(Lstm(hiddenSize: 64, inputSize: 10, outputSize: 40) with { Activation = CellActivation.Relu }, InitialValues.He);

        AssertFills(Read(network, "encoder.weight_ih_l0"), Math.Sqrt(6.0 / 10)); // variance 2/inputs
        AssertFills(Read(network, "encoder.weight_hh_l0"), Math.Sqrt(6.0 / 64));
        AssertFills(Read(network, "head.weight"), Math.Sqrt(3.0 / 64)); // variance 1/inputs
    }

    // Layers of 200 units on relu'd inputs: He keeps the mean square over ten of them, within the luck of a draw; Xavier halves it in each.
    [Theory]
    [InlineData(InitialValues.He, 0.2, 5)]
    [InlineData(InitialValues.Xavier, 0, 0.01)]
    public void Rule_TenReluLayers_KeepOrLoseTheSignal(InitialValues rule, double low, double high)
    {
        const int H = 200;
        RecurrentNetwork network = Network(Lstm(H, inputSize: H) with { Cell = RecurrentCell.Rnn, Layers = 10 }, rule);
        double[] x = Enumerable.Range(0, H).Select(i => (double)new SeedSequence(3).Normal(i)).ToArray();
        double before = x.Average(v => v * v) / 2; // what relu leaves of it

        for (int level = 0; level < 10; level++)
        {
            float[] w = Read(network, $"encoder.weight_ih_l{level}");
            x = Enumerable.Range(0, H).Select(r => Enumerable.Range(0, H).Sum(c => w[r * H + c] * Math.Max(x[c], 0))).ToArray();
        }

        Assert.InRange(x.Average(v => v * v) / 2 / before, low, high);
    }

    [Theory]
    [InlineData(RecurrentCell.Rnn, 5, 17)] // tall blocks: orthonormal columns
    [InlineData(RecurrentCell.Lstm, 17, 17)]
    [InlineData(RecurrentCell.Gru, 40, 9)] // wide blocks: orthonormal rows
    public void Orthogonal_EveryGate_IsOrthonormal(RecurrentCell cell, int I, int H)
    {
        RecurrentNetwork network = Network(Lstm(H, I, outputSize: 3) with { Cell = cell }, InitialValues.Orthogonal);

        AssertOrthonormal(Read(network, "encoder.weight_ih_l0"), H, I);
        AssertOrthonormal(Read(network, "encoder.weight_hh_l0"), H, H);
        AssertOrthonormal(Read(network, "head.weight"), 3, H);
    }

    [Theory]
    [InlineData(InitialValues.Xavier)]
    [InlineData(InitialValues.He)]
    [InlineData(InitialValues.Orthogonal)]
    public void RulesOfWeights_Biases_AreZeroButOneForTheForgetGate(InitialValues rule)
    {
        RecurrentNetwork network = Network(Lstm(hiddenSize: 2), rule);

        Assert.Equal([0f, 0f, 1f, 1f, 0f, 0f, 0f, 0f], Read(network, "encoder.bias_ih_l0"));
        Assert.All(Read(network, "encoder.bias_hh_l0"), value => Assert.Equal(0f, value));
        Assert.All(Read(network, "head.bias"), value => Assert.Equal(0f, value));
    }

    [Fact]
    public void Rules_OnOneSeed_StartDifferently()
    {
        InitialValues[] rules = Enum.GetValues<InitialValues>();

        Assert.Equal(rules.Length, rules.Select(rule => Read(Network(Lstm(hiddenSize: 6), rule), "encoder.weight_ih_l0")[0]).Distinct().Count());
    }

    [Theory]
    [InlineData(InitialValues.Keras)]
    [InlineData(InitialValues.PyTorch)]
    public void SingleBias_RecurrentBias_IsZeroAndFrozen(InitialValues rule)
    {
        RecurrentNetwork network = Network(Lstm(hiddenSize: 5) with { Bias = BiasForm.Single }, rule);

        Assert.False(network.Parameters.Find("encoder.bias_hh_l0")!.IsTrainable);
        Assert.All(Read(network, "encoder.bias_hh_l0"), value => Assert.Equal(0f, value));
    }

    [Theory]
    [InlineData(InitialValues.Keras)]
    [InlineData(InitialValues.PyTorch)]
    [InlineData(InitialValues.Xavier)]
    [InlineData(InitialValues.He)]
    [InlineData(InitialValues.Orthogonal)]
    public void Parameter_WhateverOthersThereAre_StartsTheSame(InitialValues rule)
    {
        NetworkSpec spec = Lstm(hiddenSize: 6);
        RecurrentNetwork small = Network(spec, rule), large = Network(spec with { Layers = 3, Bidirectional = true }, rule);

        foreach (string name in new[] { "encoder.weight_ih_l0", "encoder.weight_hh_l0", "encoder.bias_ih_l0", "encoder.bias_hh_l0" })
            Assert.Equal(Read(small, name), Read(large, name));
    }

    [Fact]
    public void Parameters_OfOneShape_StartDifferently()
    {
        RecurrentNetwork network = Network(Lstm(hiddenSize: 6, inputSize: 12) with { Layers = 2, Bidirectional = true }, InitialValues.PyTorch);
        string[] names = ["encoder.weight_ih_l0", "encoder.weight_ih_l0_reverse", "encoder.weight_ih_l1", "encoder.weight_ih_l1_reverse"];

        Assert.Equal(names.Length, names.Select(name => Read(network, name)[0]).Distinct().Count());
    }

    private static NetworkSpec Lstm(int hiddenSize, int inputSize = 2, int outputSize = 1)
        => new() { Cell = RecurrentCell.Lstm, InputSize = inputSize, HiddenSize = hiddenSize, OutputSize = outputSize };

    // Within the bounds, out to near them on both sides, and about as wide as a uniform distribution.
    private static void AssertFills(float[] values, double limit)
    {
        Assert.All(values, value => Assert.InRange(value, -limit * 1.000001, limit * 1.000001));
        double tolerance = 6 / Math.Sqrt(values.Length); // six standard errors of a mean, in units of about the deviation
        Assert.Equal(0, values.Average() / limit, tolerance);
        Assert.Equal(1.0 / 3, values.Average(v => (double)v * v) / (limit * limit), tolerance);
    }

    // Each block of rows times its transpose, taken over the longer side, is the identity.
    private static void AssertOrthonormal(float[] matrix, int blockRows, int columns)
    {
        (int count, int length) = blockRows >= columns ? (columns, blockRows) : (blockRows, columns);
        for (int first = 0; first < matrix.Length; first += blockRows * columns)
        {
            for (int a = 0; a < count; a++)
            {
                for (int b = 0; b < count; b++)
                    Assert.Equal(a == b ? 1 : 0, Enumerable.Range(0, length).Sum(k => (double)At(first, a, k) * At(first, b, k)), 1e-5);
            }
        }

        float At(int first, int vector, int k) => matrix[first + (blockRows >= columns ? k * columns + vector : vector * columns + k)];
    }

    private static float[] Read(RecurrentNetwork network, string name)
    {
        Parameter parameter = network.Parameters.Find(name) ?? throw new ArgumentException($"No parameter '{name}'.", nameof(name));
        float[] values = new float[parameter.Shape.ElementCount];
        parameter.Read(values);
        return values;
    }

    private RecurrentNetwork Network(NetworkSpec spec, InitialValues rule)
    {
        var network = new RecurrentNetwork(_engine, spec);
        network.Initialize(rule, new SeedSequence(11));
        return network;
    }
}
