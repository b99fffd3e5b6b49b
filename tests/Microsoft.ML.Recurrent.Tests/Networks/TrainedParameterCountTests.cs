using Microsoft.ML.Recurrent.Engines;
using Microsoft.ML.Recurrent.Engines.Managed;
using Microsoft.ML.Recurrent.Networks;
using Microsoft.ML.Recurrent.Sequences;

namespace Microsoft.ML.Recurrent.Tests.Networks;

public sealed class TrainedParameterCountTests
{
    [Theory]
    // Keras: 4·(50·1 + 50·50 + 50) = 10 400, and 50 + 1 of the output. PyTorch trains 4·50 biases more.
    [InlineData(BiasForm.Single, 10_451)]
    [InlineData(BiasForm.Double, 10_651)]
    public void Lstm_OfFiftyUnitsOnOneFeature_TrainsAsManyParametersAsItsModel(BiasForm bias, long expected)
    {
        var ml = new MLContext();
        RecurrentTransformer model = ml.Recurrent().Lstm(new LstmOptions { HiddenSize = 50, Bias = bias, Epochs = 1, Seed = 1 })
            .Fit(ml.Data.LoadFromEnumerable(SequenceRow.Sums(8)));

        Assert.Equal(expected, model.Model.TrainedParameterCount);
    }

    [Theory]
    // One direction: G·H·(I + H + 2); head: K·(D·H + 1).
    [InlineData(RecurrentCell.Rnn, 1, false, 1 * 5 * (3 + 5 + 2) + 2 * (5 + 1))]
    [InlineData(RecurrentCell.Gru, 1, false, 3 * 5 * (3 + 5 + 2) + 2 * (5 + 1))]
    [InlineData(RecurrentCell.Lstm, 1, true, 2 * 4 * 5 * (3 + 5 + 2) + 2 * (10 + 1))]
    [InlineData(RecurrentCell.Lstm, 3, true, 2 * 4 * 5 * (3 + 5 + 2) + 2 * 2 * 4 * 5 * (10 + 5 + 2) + 2 * (10 + 1))]
    public void ParameterCount_BeforeAnythingIsBuilt_IsThatOfTheNetworkBuilt(RecurrentCell cell, int layers, bool bidirectional, long expected)
    {
        var spec = new NetworkSpec { Cell = cell, InputSize = 3, HiddenSize = 5, OutputSize = 2, Layers = layers, Bidirectional = bidirectional };
        using var engine = new ManagedEngine();
        using var network = new RecurrentNetwork(engine, spec);

        Assert.Equal(expected, spec.ParameterCount);
        Assert.Equal(expected, network.Parameters.Sum(parameter => (long)parameter.Shape.ElementCount));
    }

    [Theory]
    [InlineData(2_000_000_000, 1, 1)]
    [InlineData(25_000, 1, 1)] // 4·H·(H + 3) is above 2³¹
    [InlineData(1_000, 1_000, 1)]
    [InlineData(8_000, 8, 2)]
    public void Trainer_OfMoreParametersThanANetworkMayHave_IsRefusedBeforeAnyRowIsRead(int hiddenSize, int layers, int directions)
    {
        var options = new LstmOptions { HiddenSize = hiddenSize, Layers = layers, Bidirectional = directions == 2 };

        var error = Assert.Throws<ArgumentOutOfRangeException>(() => new MLContext().Recurrent().Lstm(options));

        Assert.Contains($"HiddenSize {hiddenSize}, Layers {layers}", error.Message, StringComparison.Ordinal);
        Assert.Contains("a network may have 2147483647", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Fit_BatchSizeBeyondAllRows_TrainsOnAllOfThemAtOnce()
    {
        var ml = new MLContext();
        var options = new LstmOptions { HiddenSize = 3, Epochs = 2, Seed = 1, BatchSize = 8, ValidationFraction = 0.2 };
        IDataView rows = ml.Data.LoadFromEnumerable(SequenceRow.Sums(10));

        RecurrentModel huge = ml.Recurrent().Lstm(options with { BatchSize = int.MaxValue }).Fit(rows).Model;

        Assert.Equal(ml.Recurrent().Lstm(options).Fit(rows).Model.Summary.Loss, huge.Summary.Loss); // 8 rows to learn either way
    }
}
