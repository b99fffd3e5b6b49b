using Microsoft.ML.Data;
using Microsoft.ML.Recurrent.Sentiment;
using Microsoft.ML.Recurrent.Sequences;

namespace Microsoft.ML.Recurrent.Tests.RightRows;

[Trait("Category", "RightRows")]
public sealed class Rule03_TokensAndLabelsByValueTests
{
    private static readonly LstmOptions Options = new() { FeatureColumnName = "Tokens", LabelColumnName = "Class", HiddenSize = 4, EmbeddingSize = 3, Epochs = 3, Seed = 1 };

    private readonly MLContext _ml = new(seed: 1);

    // The first word of each row is another one in the two orders, so that keys made of them differ.
    private static Row[] Rows => [.. Enumerable.Range(0, 60).Select(i => new Row { Words = i % 3 == 0 ? ["good", "film", "very"] : i % 3 == 1 ? ["bad", "film"] : ["so", "so"], Label = ((string[])["yes", "no", "well"])[i % 3] })];

    private IDataView Keyed(IEnumerable<Row> rows)
    {
        IDataView data = _ml.Data.LoadFromEnumerable(rows.ToArray());
        return _ml.Transforms.Conversion.MapValueToKey("Tokens", "Words").Append(_ml.Transforms.Conversion.MapValueToKey("Class", "Label")).Fit(data).Transform(data);
    }

    private static float[][] Scores(IDataView view) => view.GetColumn<float[]>("Score").ToArray();

    [Fact]
    public void Lstm_TokenKeysMadeAnewInAnotherOrder_ScoresTheSameBits()
    {
        RecurrentTransformer model = _ml.Recurrent().Lstm(Options).Fit(Keyed(Rows));

        Assert.Equal(Scores(model.Transform(Keyed(Rows))), Scores(model.Transform(Keyed(Rows.Reverse()))).Reverse());
    }

    [Fact]
    public void Lstm_TokenKeysOfFewerWordsAfterSaveAndLoad_ScoreTheSameBits()
    {
        IDataView data = Keyed(Rows);
        RecurrentTransformer model = _ml.Recurrent().Lstm(Options).Fit(data), loaded = _ml.SaveAndLoad(model, data.Schema);
        Row[] some = [.. Rows.Where(row => row.Label != "yes")];

        float[][] expected = Scores(model.Transform(data)).Where((_, i) => i % 3 != 0).ToArray();

        Assert.Equal(expected, Scores(loaded.Transform(Keyed(some))));
    }

    [Fact]
    public void Lstm_AWordThatWasNoKeyInTraining_IsRefusedByItsName()
    {
        RecurrentTransformer model = _ml.Recurrent().Lstm(Options).Fit(Keyed(Rows));

        Exception error = Assert.ThrowsAny<Exception>(() => Scores(model.Transform(Keyed([new() { Words = ["dreadful"], Label = "no" }, .. Rows]))));

        Assert.Contains("holds the token 'dreadful' in row 0, step 0, which was not among the keys in training", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Lstm_TokenKeysThatStandForNothingWhereTheyDidInTraining_AreRefused()
    {
        RecurrentTransformer model = _ml.Recurrent().Lstm(Options).Fit(Keyed(Rows));
        SchemaDefinition schema = SchemaDefinition.Create(typeof(BareRow));
        schema["Tokens"].ColumnType = new VectorDataViewType(new KeyDataViewType(typeof(uint), 5));

        var error = Assert.Throws<ArgumentException>(() => model.Transform(_ml.Data.LoadFromEnumerable([new BareRow { Tokens = new VBuffer<uint>(1, [1]) }], schema)));

        Assert.Contains("it must be a key with key values, as in training", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Fit_ValidationRowsWithKeysOfTheirOwn_AreWatchedByWhatTheKeysStandFor()
    {
        IDataView training = Keyed(Rows);

        RecurrentTransformer same = _ml.Recurrent().Lstm(Options).Fit(training, Keyed(Rows)), reversed = _ml.Recurrent().Lstm(Options).Fit(training, Keyed(Rows.Reverse()));

        Assert.Equal(same.Model.Summary.ValidationLoss!.Value, reversed.Model.Summary.ValidationLoss!.Value, 1e-6);
    }

    [Fact]
    public void Fit_AValidationLabelThatTheTrainingDoesNotKnow_IsRefusedByItsName()
    {
        var error = Assert.Throws<InvalidDataException>(() => _ml.Recurrent().Lstm(Options).Fit(Keyed(Rows), Keyed([new() { Words = ["bad"], Label = "maybe" }, .. Rows])));

        Assert.Contains("The validation rows have the label 'maybe'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Sentiment_OfTokenKeysMadeAnew_ScoresTheSameBits()
    {
        IDataView data = Keyed(Rows);
        RecurrentSentimentTransformer model = _ml.Recurrent().Sentiment(new SentimentOptions { TextColumnName = "Tokens", LabelColumnName = "Class", HiddenSize = 4, EmbeddingSize = 3, Epochs = 2, Seed = 1 }).Fit(data);

        Assert.Equal(Scores(model.Transform(data)), Scores(_ml.SaveAndLoad(model, data.Schema).Transform(Keyed(Rows.Reverse()))).Reverse());
    }

    public sealed class Row
    {
        public string[] Words { get; set; } = [];

        public string Label { get; set; } = "";
    }

    public sealed class BareRow
    {
        public VBuffer<uint> Tokens { get; set; }
    }
}
