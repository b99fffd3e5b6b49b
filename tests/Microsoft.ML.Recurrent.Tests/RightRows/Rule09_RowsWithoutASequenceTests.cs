using Microsoft.ML.Data;
using Microsoft.ML.Recurrent.Sequences;
using Microsoft.ML.Recurrent.Windowing;

namespace Microsoft.ML.Recurrent.Tests.RightRows;

[Trait("Category", "RightRows")]
public sealed class Rule09_RowsWithoutASequenceTests
{
    private static readonly GruOptions Options = new() { HiddenSize = 4, Epochs = 1, Seed = 1 };

    private readonly MLContext _ml = new(seed: 1);

    private static Row[] Rows => Enumerable.Range(0, 30).Select(i => new Row { Features = [.. Enumerable.Range(0, 2 + (i % 3)).Select(t => (float)((i + t) % 5))], Label = i % 2 == 0, Number = i % 5, Count = i % 3 }).ToArray();

    private IDataView Data(IEnumerable<Row> rows) => _ml.Data.LoadFromEnumerable(rows);

    [Fact]
    public void Transform_OneEmptyAndOneNullSequence_GivesNaNThereAndTheSameBitsElsewhere()
    {
        RecurrentTransformer model = _ml.Recurrent().Gru(Options with { LabelColumnName = "Number" }).Fit(Data(Rows));
        Row[] holed = Rows;
        (holed[4].Features, holed[17].Features) = ([], null!);

        float[] whole = model.Transform(Data(Rows)).GetColumn<float>("Score").ToArray(), found = model.Transform(Data(holed)).GetColumn<float>("Score").ToArray();

        (whole[4], whole[17]) = (float.NaN, float.NaN);
        Assert.Equal(whole, found);
    }

    [Fact]
    public void PredictionEngine_AnEmptySequence_GivesNaNAndGoesOn()
    {
        RecurrentTransformer model = _ml.Recurrent().Gru(Options).Fit(Data(Rows));
        using PredictionEngine<Row, Scored> engine = _ml.Model.CreatePredictionEngine<Row, Scored>(_ml.SaveAndLoad(model, Data(Rows).Schema));

        Scored before = engine.Predict(Rows[3]), nothing = engine.Predict(new Row()), after = engine.Predict(Rows[3]);

        Assert.Equal((float.NaN, float.NaN, false), (nothing.Score, nothing.Probability, nothing.PredictedLabel));
        Assert.Equal((before.Score, before.Probability), (after.Score, after.Probability));
    }

    [Fact]
    public void Transform_AWindowThatIsMissing_GivesNaNUntilTheHistoryIsFull()
    {
        IDataView series = _ml.Data.LoadFromEnumerable(Enumerable.Range(0, 30).Select(i => new Row { Number = i % 5 }));
        WindowTransformer windows = _ml.Recurrent().Window(new WindowOptions { OutputColumnName = "Window", InputColumnName = "Number", Length = 4, FutureColumnName = "Next", HistoryEdge = HistoryEdge.Missing }).Fit(series);
        RecurrentTransformer model = _ml.Recurrent().Gru(Options with { FeatureColumnName = "Window", LabelColumnName = "Next" })
            .Fit(_ml.Recurrent().Window("Window", "Number", length: 4, futureColumnName: "Next").Fit(series).Transform(series));

        float[] scores = model.Transform(windows.Transform(series)).GetColumn<float>("Score").ToArray();

        Assert.All(scores[..3], score => Assert.Equal(float.NaN, score));
        Assert.All(scores[3..], score => Assert.True(float.IsFinite(score)));
    }

    [Fact]
    public void PredictionEngine_AWindowRowByRow_GivesNaNUntilTheHistoryIsFull()
    {
        Row[] rows = Rows;
        ITransformer model = _ml.Recurrent().Window("Window", "Number", length: 4, futureColumnName: "Next")
            .Append(_ml.Recurrent().Gru(Options with { FeatureColumnName = "Window", LabelColumnName = "Next" })).Fit(Data(rows));
        using PredictionEngine<Row, Number> engine = _ml.Model.CreatePredictionEngine<Row, Number>(model);

        float[] scores = rows.Select(row => engine.Predict(row).Score).ToArray();

        Assert.Equal([float.NaN, float.NaN, float.NaN, .. model.Transform(Data(rows)).GetColumn<float>("Score")], scores);
    }

    [Fact]
    public void Transform_OfSeveralClasses_AnEmptySequenceHasTheMissingKey()
    {
        Row[] rows = Rows, holed = Rows;
        holed[4].Features = [];
        ITransformer keys = _ml.Transforms.Conversion.MapValueToKey("Count").Fit(Data(rows));
        RecurrentTransformer model = _ml.Recurrent().Gru(Options with { LabelColumnName = "Count" }).Fit(keys.Transform(Data(rows)));

        IDataView scored = model.Transform(keys.Transform(Data(holed)));

        float[][] expected = model.Transform(keys.Transform(Data(rows))).GetColumn<float[]>("Score").ToArray();
        expected[4] = [float.NaN, float.NaN, float.NaN];
        Assert.Equal(expected, scored.GetColumn<float[]>("Score"));
        Assert.Equal([4], scored.GetColumn<uint>("PredictedLabel").Select((key, row) => (key, row)).Where(each => each.key == 0).Select(each => each.row));
    }

    [Fact]
    public void Evaluate_RowsScoredAsNaN_ArePassedOver()
    {
        Row[] holed = Rows, without = Rows.Where((_, i) => i != 4).ToArray();
        holed[4].Features = [];
        RecurrentTransformer number = _ml.Recurrent().Gru(Options with { LabelColumnName = "Number" }).Fit(Data(Rows)), binary = _ml.Recurrent().Gru(Options).Fit(Data(Rows));

        Assert.Equal(_ml.Regression.Evaluate(number.Transform(Data(without)), "Number").MeanAbsoluteError, _ml.Regression.Evaluate(number.Transform(Data(holed)), "Number").MeanAbsoluteError);
        Assert.Equal(29, _ml.BinaryClassification.Evaluate(binary.Transform(Data(holed))).ConfusionMatrix.Counts.Sum(row => row.Sum()));
    }

    [Fact]
    public void Advice_Taken_GivesColumnsOfTheTypesThatItNames()
    {
        IDataView data = Data(Rows);

        Assert.Equal(NumberDataViewType.Single, Converted("Label", DataKind.Single));
        Assert.Equal(NumberDataViewType.Single, ((VectorDataViewType)Converted("Whole", DataKind.Single)).ItemType);
        Assert.Equal(DateTimeDataViewType.Instance, Converted("Text", DataKind.DateTime));
        Assert.Equal(TextDataViewType.Instance, Converted("Count", DataKind.String));
        Assert.Equal(new DateTime(2026, 1, 31, 12, 0, 0, DateTimeKind.Unspecified), _ml.Transforms.Conversion.ConvertType("Text", outputKind: DataKind.DateTime).Fit(data).Transform(data).GetColumn<DateTime>("Text").First());

        DataViewType Converted(string column, DataKind kind) => _ml.Transforms.Conversion.ConvertType(column, outputKind: kind).Fit(data).Transform(data).Schema[column].Type;
    }

    [Fact]
    public void Transform_OneNumberThatIsNotFinite_IsRefusedNamingTheRow()
    {
        RecurrentTransformer model = _ml.Recurrent().Gru(Options).Fit(Data(Rows));
        Row[] rows = Rows;
        rows[7].Features[1] = float.NaN;

        Exception error = Assert.ThrowsAny<Exception>(() => model.Transform(Data(rows)).GetColumn<float>("Score").ToArray());

        Assert.Contains("Column 'Features' holds NaN in row 7, step 1", error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("ReplaceMissingValues", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Fit_AnEmptySequence_IsRefusedNamingTheRow()
    {
        Row[] rows = Rows;
        rows[7].Features = [];

        var error = Assert.Throws<InvalidDataException>(() => _ml.Recurrent().Gru(Options).Fit(Data(rows)));

        Assert.Contains("Column 'Features' is an empty sequence in row 7", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Whole", "Label", "mlContext.Transforms.Conversion.ConvertType(\"Whole\", outputKind: DataKind.Single)")]
    [InlineData("Features", "Count", "mlContext.Transforms.Conversion.ConvertType(\"Count\", outputKind: DataKind.Single)")]
    [InlineData("Features", "Count", "mlContext.Transforms.Conversion.MapValueToKey(\"Count\")")]
    [InlineData("Features", "Text", "mlContext.Transforms.Conversion.MapValueToKey(\"Text\")")]
    public void Fit_AColumnOfAnotherType_IsToldTheLineToWrite(string feature, string label, string expected)
    {
        var error = Assert.Throws<ArgumentException>(() => _ml.Recurrent().Gru(Options with { FeatureColumnName = feature, LabelColumnName = label }).Fit(Data(Rows)));

        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    public sealed class Row
    {
        public float[] Features { get; set; } = [];

        public double[] Whole { get; set; } = [1];

        public bool Label { get; set; }

        public float Number { get; set; }

        public int Count { get; set; }

        public string Text { get; set; } = "2026-01-31T12:00:00";
    }

    public sealed class Number
    {
        public float Score { get; set; }
    }

    public sealed class Scored
    {
        public float Score { get; set; }

        public float Probability { get; set; }

        public bool PredictedLabel { get; set; }
    }
}
