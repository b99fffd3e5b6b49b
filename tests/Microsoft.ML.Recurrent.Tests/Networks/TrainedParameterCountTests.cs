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
}
