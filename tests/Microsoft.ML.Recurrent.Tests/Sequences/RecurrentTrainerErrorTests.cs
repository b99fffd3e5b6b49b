using Microsoft.ML.Data;
using Microsoft.ML.Recurrent.Engines;
using Microsoft.ML.Recurrent.Sequences;

namespace Microsoft.ML.Recurrent.Tests.Sequences;

public sealed class RecurrentTrainerErrorTests
{
    private static readonly LstmOptions Quick = new() { HiddenSize = 4, Epochs = 1, Seed = 5 };

    private readonly MLContext _ml = new(seed: 1);

    [Fact]
    public void Fit_MissingFeatureColumn_NamesItAndWhatThereIs()
        => ExpectFit<ArgumentOutOfRangeException>(Quick with { FeatureColumnName = "Histroy" }, Means(3), "no feature column 'Histroy'", "'Features', 'Label', 'Labels', 'Text'");

    [Fact]
    public void Fit_MissingLabelColumn_NamesIt()
        => ExpectFit<ArgumentOutOfRangeException>(Quick with { LabelColumnName = "Target" }, Means(3), "no label column 'Target'");

    [Fact]
    public void Fit_FeatureOfAnotherType_SaysWhatIsNeeded()
        => ExpectFit<ArgumentException>(Quick with { FeatureColumnName = "Label" }, Means(3), "'Label' is Single", "Vector<Single, T, D>", "Window");

    [Fact]
    public void Fit_LabelOfAnotherType_SaysWhatIsNeeded()
        => ExpectFit<ArgumentException>(Quick with { LabelColumnName = "Text" }, Means(3), "label column 'Text' is String", "Single (regression)");

    [Fact]
    public void Fit_LengthNoMultipleOfTheWidth_NamesColumnRowAndWidth()
    {
        List<SequenceRow> rows = SequenceData.Means(4, 3);
        rows[2].Features = SequenceData.Dense(1, 2, 3);
        ExpectFit<InvalidDataException>(Quick, SequenceData.View(_ml, rows, 2, 0, 2), "'Features' has 3 numbers in row 2", "no multiple of 2");
    }

    [Fact]
    public void Fit_EmptySequence_NamesColumnAndRow()
    {
        List<SequenceRow> rows = SequenceData.Means(4, 3);
        rows[1].Features = SequenceData.Dense();
        ExpectFit<InvalidDataException>(Quick, SequenceData.View(_ml, rows, 2, 0, 2), "'Features' is an empty sequence in row 1");
    }

    [Fact]
    public void Fit_VectorOfAnotherLengthThanItsType_NamesBoth()
    {
        List<SequenceRow> rows = SequenceData.Means(4, 3);
        rows[3].Features = SequenceData.Dense(1, 2, 3, 4);
        ExpectFit<InvalidDataException>(Quick, SequenceData.View(_ml, rows, 2, 3, 2), "'Features' has 4 numbers in row 3", "needs 6");
    }

    [Theory]
    [InlineData(float.NaN, "NaN")]
    [InlineData(float.PositiveInfinity, "Infinity")]
    public void Fit_FeatureNotFinite_NamesColumnRowAndStep(float value, string name)
    {
        List<SequenceRow> rows = SequenceData.Means(4, 3);
        rows[2].Features = SequenceData.Dense(0, 1, 2, value, 4, 5);
        ExpectFit<InvalidDataException>(Quick, SequenceData.View(_ml, rows, 2, 3, 2), $"'Features' holds {name} in row 2, step 1");
    }

    [Fact]
    public void Fit_InfiniteLabel_NamesColumnAndRow()
    {
        List<SequenceRow> rows = SequenceData.Means(4, 3);
        rows[1].Label = float.NegativeInfinity;
        ExpectFit<InvalidDataException>(Quick, SequenceData.View(_ml, rows, 2, 3, 2), "'Label' holds -Infinity in row 1");
    }

    [Fact]
    public void Fit_UnlabelledRowsOnly_SaysHowMany()
    {
        List<SequenceRow> rows = SequenceData.Means(4, 3);
        rows.ForEach(row => row.Label = float.NaN);
        ExpectFit<InvalidDataException>(Quick, SequenceData.View(_ml, rows, 2, 3, 2), "None of the 4 rows has a label", "'Label'");
    }

    [Fact]
    public void Fit_NoRows_SaysSo()
        => ExpectFit<InvalidDataException>(Quick, SequenceData.View(_ml, [], 2, 3, 2), "no rows");

    [Fact]
    public void Fit_ConstantLabel_SaysThatItIsConstant()
    {
        List<SequenceRow> rows = SequenceData.Means(4, 3);
        rows.ForEach(row => row.Label = 7);
        ExpectFit<InvalidDataException>(Quick, SequenceData.View(_ml, rows, 2, 3, 2), "'Label' is constant (7)", "Scaling.None");
    }

    [Fact]
    public void Fit_EveryDimensionConstant_NamesTheFirst()
    {
        List<SequenceRow> rows = SequenceData.Means(4, 3);
        rows.ForEach(row => row.Features = SequenceData.Dense(row.Features.DenseValues().Select((_, i) => i % 2 == 1 ? 3f : 4f).ToArray()));
        ExpectFit<InvalidDataException>(Quick, SequenceData.View(_ml, rows, 2, 3, 2), "Dimension 0 of column 'Features' is constant (4)");
    }

    [Fact]
    public void Transform_SequencesOfAnotherWidth_SaysWhatTrainingHad()
    {
        RecurrentTransformer model = _ml.Recurrent().Lstm(Quick).Fit(Means(3));

        ArgumentException error = Assert.ThrowsAny<ArgumentException>(() => model.Transform(SequenceData.View(_ml, SequenceData.Means(4, 3), 2, 2, 3)));

        Assert.Contains("Vector<Single, 3, 2>, as in training", error.Message);
    }

    [Fact]
    public void Score_VectorOfAnotherLength_NamesBothLengths()
    {
        RecurrentTransformer model = _ml.Recurrent().Lstm(Quick).Fit(Means(3));
        IDataView scored = model.Transform(SequenceData.View(_ml, SequenceData.Means(4, 5), 2, 0, 2));

        Exception error = Assert.ThrowsAny<Exception>(() => scored.GetColumn<float>("Score").ToArray());

        Assert.Contains("has 10 numbers in row 0; its type Vector<Single, 3, 2> needs 6", error.ToString());
    }

    [Fact]
    public void Transform_MissingColumn_NamesIt()
    {
        RecurrentTransformer model = _ml.Recurrent().Lstm(Quick).Fit(Means(3));

        ArgumentException error = Assert.ThrowsAny<ArgumentException>(() => model.Transform(_ml.Data.LoadFromEnumerable(new[] { new { Other = 1f } })));

        Assert.Contains("no feature column 'Features'", error.Message);
    }

    [Theory]
    [InlineData(0, 1, 1, 32, "HiddenSize is 0")]
    [InlineData(4, 0, 1, 32, "Layers is 0")]
    [InlineData(4, 1, 0, 32, "Epochs is 0")]
    [InlineData(4, 1, 1, 0, "BatchSize is 0")]
    public void Lstm_OptionOutOfRange_IsRefusedAtConstruction(int hidden, int layers, int epochs, int batch, string message)
    {
        LstmOptions options = Quick with { HiddenSize = hidden, Layers = layers, Epochs = epochs, BatchSize = batch };

        ArgumentOutOfRangeException error = Assert.Throws<ArgumentOutOfRangeException>(() => _ml.Recurrent().Lstm(options));

        Assert.Contains(message, error.Message);
    }

    [Fact]
    public void Lstm_SizeThatOverflows_IsRefusedAtConstruction()
        => Assert.Contains("a network may have 2147483647", Assert.Throws<ArgumentOutOfRangeException>(() => _ml.Recurrent().Lstm(Quick with { HiddenSize = int.MaxValue })).Message, StringComparison.Ordinal);

    [Fact]
    public void Rnn_AHundredMillionLevelsOfOneUnit_AreRefusedAtConstruction()
    {
        var options = new RnnOptions { HiddenSize = 1, Layers = 100_000_000 }; // parameters enough for one array

        Assert.Contains("Layers is 100000000; it must be 1 to 1000 (levels).", Assert.Throws<ArgumentOutOfRangeException>(() => _ml.Recurrent().Rnn(options)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ManagedEngine_AMillionThreads_AreRefused()
        => Assert.Contains("Threads is 1000000; it must be 1 to 4096 (threads).",
            Assert.Throws<ArgumentOutOfRangeException>(() => new Microsoft.ML.Recurrent.Engines.Managed.ManagedEngine(new() { Threads = 1_000_000 })).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData(0f)]
    [InlineData(-1f)]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    public void Lstm_LearningRateOutOfRange_IsRefusedAtConstruction(float rate)
    {
        LstmOptions options = Quick with { Optimizer = new AdamOptions { LearningRate = rate } };

        Assert.Contains("LearningRate", Assert.Throws<ArgumentOutOfRangeException>(() => _ml.Recurrent().Lstm(options)).Message);
    }

    [Fact]
    public void Fit_LossThatBlowsUp_StopsWithEpochBatchAndAdvice()
    {
        var options = new RnnOptions { HiddenSize = 4, Epochs = 50, Seed = 1, Activation = CellActivation.Relu, Optimizer = new SgdOptions { LearningRate = 1e20f } };

        ArithmeticException error = Assert.Throws<ArithmeticException>(() => _ml.Recurrent().Rnn(options).Fit(Means(3)));

        Assert.Matches("in epoch [0-9]+, batch [0-9]+.*Lower the learning rate", error.Message);
    }

    private IDataView Means(int length) => SequenceData.View(_ml, SequenceData.Means(8, length), 2, length, 2);

    private void ExpectFit<TException>(LstmOptions options, IDataView data, params string[] parts) where TException : Exception
    {
        var error = Assert.ThrowsAny<TException>(() => _ml.Recurrent().Lstm(options).Fit(data));
        Assert.All(parts, part => Assert.Contains(part, error.Message));
    }
}
