using Microsoft.ML.Recurrent.Engines;
using Microsoft.ML.Recurrent.Forecasting;
using Microsoft.ML.Recurrent.Networks;
using Microsoft.ML.Recurrent.Persistence;
using Microsoft.ML.Recurrent.Sequences;
using Microsoft.ML.Recurrent.Tests.Forecasting;
using Microsoft.ML.Recurrent.Tests.Interop;

namespace Microsoft.ML.Recurrent.Tests.Persistence;

/// <summary>Weights as files of their own, in PyTorch's layout and in Keras'.</summary>
public sealed class ExchangeTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public static TheoryData<SequenceOptions> Networks =>
    [
        new RnnOptions { HiddenSize = 3 },
        new LstmOptions { HiddenSize = 3, Layers = 2, Bidirectional = true },
        new LstmOptions { HiddenSize = 3, Pooling = Pooling.Attention, Bias = BiasForm.Single },
        new GruOptions { HiddenSize = 3, Bidirectional = true },
        new GruOptions { HiddenSize = 3, Bias = BiasForm.Single },
        new GruOptions { HiddenSize = 3, ResetGate = ResetGate.BeforeProduct },
    ];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Networks))]
    public void PyTorchLayout_ThereAndBack_KeepsEveryBit(SequenceOptions options)
    {
        RecurrentTransformer model = SavedModels.Sequencer(options), other = Cleared(SavedModels.Sequencer(options));
        Assert.Contains(model.Model.Network.Parameters, parameter => Values(model, parameter.Name).Any(value => value != 0));

        model.ExportWeights(_folder["w"]);
        RecurrentTransformer imported = other.ImportWeights(_folder["w"]);

        foreach (Parameter parameter in model.Model.Network.Parameters)
            Assert.Equal(Values(model, parameter.Name), Values(imported, parameter.Name));
        Assert.All(other.Model.Network.Parameters, parameter => Assert.All(Values(other, parameter.Name), value => Assert.Equal(0f, value))); // as it was
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public void KerasLayout_ThereAndBack_KeepsMatricesAndTheSumOfBiases(SequenceOptions options)
    {
        RecurrentTransformer model = SavedModels.Sequencer(options), other = Cleared(SavedModels.Sequencer(options));
        bool hasTwoBiases = options is GruOptions { ResetGate: ResetGate.AfterProduct };

        model.ExportWeights(_folder["w"], WeightLayout.Keras);
        RecurrentTransformer imported = other.ImportWeights(_folder["w"], WeightLayout.Keras);

        foreach (string name in model.Model.Network.Parameters.Select(parameter => parameter.Name))
        {
            float[] expected = Values(model, name);
            if (!hasTwoBiases && name.Contains("bias_ih", StringComparison.Ordinal))
                expected = [.. expected.Zip(Values(model, name.Replace("_ih", "_hh", StringComparison.Ordinal)), (a, b) => a + b)];
            else if (!hasTwoBiases && name.Contains("bias_hh", StringComparison.Ordinal))
                expected = new float[expected.Length];
            Assert.Equal(expected, Values(imported, name));
        }
    }

    [Fact]
    public void KerasLayout_OfAGru_HasItsGatesInAnotherOrder()
    {
        RecurrentTransformer model = SavedModels.Sequencer(new GruOptions { HiddenSize = 1 }); // 2 inputs, 3 outputs
        Write(
            ("encoder.l0.kernel", new Shape(2, 3), [1, 2, 3, 4, 5, 6]), // z, r, h of the first input, then of the second
            ("encoder.l0.recurrent_kernel", new Shape(1, 3), [7, 8, 9]),
            ("encoder.l0.bias", new Shape(2, 3), [10, 11, 12, 13, 14, 15]),
            ("head.kernel", new Shape(1, 3), [16, 17, 18]),
            ("head.bias", new Shape(3), [19, 20, 21]));

        RecurrentTransformer imported = model.ImportWeights(_folder["w"], WeightLayout.Keras);

        Assert.Equal([2f, 5, 1, 4, 3, 6], Values(imported, "encoder.weight_ih_l0")); // r, z, n
        Assert.Equal([8f, 7, 9], Values(imported, "encoder.weight_hh_l0"));
        Assert.Equal([11f, 10, 12], Values(imported, "encoder.bias_ih_l0"));
        Assert.Equal([14f, 13, 15], Values(imported, "encoder.bias_hh_l0"));
        Assert.Equal([16f, 17, 18], Values(imported, "head.weight"));
        Assert.Equal([19f, 20, 21], Values(imported, "head.bias"));
    }

    [Fact]
    public void KerasLayout_RecurrentBiasForANetworkWithout_IsRefused()
    {
        SavedModels.Sequencer(new GruOptions { HiddenSize = 3, InitialValues = InitialValues.PyTorch }).ExportWeights(_folder["w"], WeightLayout.Keras);

        InvalidDataException error = Assert.Throws<InvalidDataException>(
            () => SavedModels.Sequencer(new GruOptions { HiddenSize = 3, Bias = BiasForm.Single }).ImportWeights(_folder["w"], WeightLayout.Keras));

        Assert.Contains("'encoder.l0.bias' holds a recurrent bias", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void KerasLayout_OfNormalizedCells_IsRefused()
        => Assert.Throws<NotSupportedException>(
            () => SavedModels.Sequencer(new LstmOptions { HiddenSize = 3, LayerNorm = true }).ExportWeights(_folder["w"], WeightLayout.Keras));

    [Fact]
    public void ImportWeights_OfAnotherNetwork_ListsAllThatDoesNotFit()
    {
        SavedModels.Sequencer(new LstmOptions { HiddenSize = 3 }).ExportWeights(_folder["w"]);
        RecurrentTransformer model = SavedModels.Sequencer(new LstmOptions { HiddenSize = 2, Bidirectional = true });
        float[] before = Values(model, "head.weight");

        string message = Assert.Throws<InvalidDataException>(() => model.ImportWeights(_folder["w"])).Message;

        Assert.Contains($"'{_folder["w"]}' does not fit the network", message, StringComparison.Ordinal);
        foreach (string misfit in new[]
        {
            "'encoder.weight_ih_l0' is [12, 2], needed [8, 2]", "'encoder.weight_hh_l0' is [12, 3], needed [8, 2]", "'encoder.bias_ih_l0' is [12], needed [8]",
            "'encoder.weight_ih_l0_reverse' [8, 2] is missing", "'encoder.bias_hh_l0_reverse' [8] is missing", "'head.weight' is [3, 3], needed [3, 4]",
        })
            Assert.Contains(misfit, message, StringComparison.Ordinal);
        Assert.Contains("docs/exchange.md", message, StringComparison.Ordinal);
        Assert.Equal(before, Values(model, "head.weight"));
    }

    [Fact]
    public void ImportWeights_OfAForecaster_ChangesItsForecastsAndNotItsScaling()
    {
        float[] wave = Series.Wave(30);
        LstmForecastTransformer model = Series.Train(Series.Rows(wave), Series.Small), other = Series.Train(Series.Rows(wave), Series.Small with { Seed = 7 });
        model.ExportWeights(_folder["w"]);

        LstmForecastTransformer imported = other.ImportWeights(_folder["w"]);

        Assert.NotEqual(Series.Bits(Series.Forecasts(model, Series.Rows(wave))), Series.Bits(Series.Forecasts(other, Series.Rows(wave))));
        Assert.Equal(Series.Bits(Series.Forecasts(model, Series.Rows(wave))), Series.Bits(Series.Forecasts(imported, Series.Rows(wave))));
    }

    private void Write(params (string Name, Shape Shape, float[] Values)[] tensors)
    {
        using FileStream file = File.Create(_folder["w"]);
        Safetensors.Write(file, [.. tensors.Select(tensor => new NamedWeights(tensor.Name, tensor.Shape, () => tensor.Values, _ => { }))]);
    }

    private static RecurrentTransformer Cleared(RecurrentTransformer model)
    {
        foreach (Parameter parameter in model.Model.Network.Parameters)
            parameter.Write(new float[parameter.Shape.ElementCount]);
        return model;
    }

    private static float[] Values(RecurrentTransformer model, string name) => NamedWeights.ValuesOf(model.Model.Network.Parameters.Find(name)!);
}
