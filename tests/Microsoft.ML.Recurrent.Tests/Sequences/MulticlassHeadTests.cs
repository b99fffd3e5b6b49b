using Microsoft.ML.Data;
using Microsoft.ML.Recurrent.Engines;
using Microsoft.ML.Recurrent.Sequences;

namespace Microsoft.ML.Recurrent.Tests.Sequences;

public sealed class MulticlassHeadTests
{
    private static readonly GruOptions Options = new() { LabelColumnName = "Label", HiddenSize = 8, Epochs = 15, Seed = 3, Optimizer = new AdamOptions { LearningRate = 0.01f } };

    private readonly MLContext _ml = new(seed: 1);

    [Fact]
    public void Pipeline_FromTextLabelsAndBack_LearnsAndNames()
    {
        ITransformer model = Pipeline().Fit(Classified.View(_ml, 300));

        IDataView scored = model.Transform(Classified.View(_ml, 90));
        MulticlassClassificationMetrics metrics = _ml.MulticlassClassification.Evaluate(scored);
        Assert.True(metrics.MicroAccuracy > 0.95, $"accuracy {metrics.MicroAccuracy}");
        Assert.True(metrics.LogLoss < 0.3, $"log loss {metrics.LogLoss}");
        string[] names = scored.GetColumn<string>("Named").ToArray();
        Assert.True(names.Zip(scored.GetColumn<string>("Kind")).Count(pair => pair.First == pair.Second) > 85);
        Assert.All(scored.GetColumn<float[]>("Score"), row => Assert.Equal(1f, row.Sum(), 1e-5f));
    }

    [Fact]
    public void Schema_Columns_CarryTheLabelsNames()
    {
        DataViewSchema schema = Pipeline(epochs: 1).Fit(Classified.View(_ml, 60)).Transform(Classified.View(_ml, 60)).Schema;

        Assert.Equal("Key<UInt32, 0-2>", schema["PredictedLabel"].Type.ToString());
        Assert.Equal("Vector<Single, 3>", schema["Score"].Type.ToString());
        VBuffer<ReadOnlyMemory<char>> names = default;
        foreach ((string column, string kind) in new[] { ("PredictedLabel", "KeyValues"), ("Score", "SlotNames"), ("Score", "TrainingLabelValues") })
        {
            schema[column].Annotations.GetValue(kind, ref names);
            Assert.Equal(["down", "flat", "up"], names.DenseValues().Select(name => name.ToString()));
        }
    }

    [Fact]
    public void SavedAndLoaded_ScoresAndNamesAreTheSame()
    {
        IDataView data = Classified.View(_ml, 60);
        ITransformer model = Pipeline(epochs: 1).Fit(data);
        using var file = new MemoryStream();
        _ml.Model.Save(model, data.Schema, file);
        file.Position = 0;

        IDataView loaded = new MLContext().Model.Load(file, out _).Transform(data);

        Assert.Equal(model.Transform(data).GetColumn<float[]>("Score"), loaded.GetColumn<float[]>("Score"));
        Assert.Equal(model.Transform(data).GetColumn<string>("Named"), loaded.GetColumn<string>("Named"));
    }

    [Fact]
    public void CrossValidate_WithTheKeysInThePipeline_EvaluatesEveryFold()
    {
        IDataView keyed = _ml.Transforms.Conversion.MapValueToKey("Label", "Kind").Fit(Classified.View(_ml, 120)).Transform(Classified.View(_ml, 120));

        var folds = _ml.MulticlassClassification.CrossValidate(keyed, _ml.Recurrent().Gru(Options with { Epochs = 8 }), numberOfFolds: 3);

        Assert.Equal(3, folds.Count);
        Assert.All(folds, fold => Assert.True(fold.Metrics.MicroAccuracy > 0.7, $"accuracy {fold.Metrics.MicroAccuracy}"));
    }

    [Fact]
    public void PredictionEngine_NamesOneRow()
    {
        ITransformer model = Pipeline().Fit(Classified.View(_ml, 300));
        using PredictionEngine<Classified, Named> engine = _ml.Model.CreatePredictionEngine<Classified, Named>(model);

        Assert.Equal(["down", "flat", "up"], Classified.Rows(3).Select(row => engine.Predict(row).Name));
    }

    [Fact]
    public void NumberLabels_MinusOneZeroOne_AreClassesOnceMapped()
    {
        IDataView data = _ml.Data.LoadFromEnumerable(Classified.Rows(90).Select(row => new Numbered { Features = row.Features, Mood = (int)row.Key - 1 }).ToList());
        ITransformer model = _ml.Transforms.Conversion.MapValueToKey("Label", "Mood").Append(_ml.Recurrent().Gru(Options)).Append(_ml.Transforms.Conversion.MapKeyToValue("Named", "PredictedLabel")).Fit(data);

        int[] named = model.Transform(data).GetColumn<int>("Named").ToArray();

        Assert.True(named.Zip(data.GetColumn<int>("Mood")).Count(pair => pair.First == pair.Second) > 80);
    }

    [Fact]
    public void MissingKeys_AreLeftOutAndCounted()
    {
        List<Classified> rows = Classified.Rows(60);
        for (int i = 0; i < 60; i += 10)
            rows[i].Key = 3; // beyond the last key of a 0-based member: missing

        RecurrentTransformer model = _ml.Recurrent().Gru(Options with { LabelColumnName = "Key", Epochs = 1 }).Fit(_ml.Data.LoadFromEnumerable(rows));

        Assert.Equal((54, 6), (model.Model.Summary.Rows, model.Model.Summary.SkippedRows));
    }

    [Fact]
    public void Fit_OneClassOnly_NamesIt()
    {
        IDataView data = _ml.Data.LoadFromEnumerable(Classified.Rows(60).Where(row => row.Kind == "flat").ToList());

        Assert.Contains("'Key' is key 2 in all 20 training rows", Assert.Throws<InvalidDataException>(() => _ml.Recurrent().Gru(Options with { LabelColumnName = "Key" }).Fit(data)).Message, StringComparison.Ordinal);
        // Mapped from one value, the key itself has a single value.
        Assert.Contains("Key<UInt32> of two or more", Assert.Throws<ArgumentException>(() => Pipeline().Fit(data)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Fit_MoreClassesThanRows_SaysHowMany()
    {
        IDataView data = _ml.Data.LoadFromEnumerable(Classified.Rows(2));

        var error = Assert.Throws<InvalidDataException>(() => _ml.Recurrent().Gru(Options with { LabelColumnName = "Key" }).Fit(data));

        Assert.Contains("has 3 classes and 2 training rows", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void GetOutputSchema_Columns_AreThoseOfScoring()
    {
        SchemaShape shape = Pipeline().GetOutputSchema(SchemaShapeOf(Classified.View(_ml, 3)));

        Assert.Contains(shape, column => column is { Name: "PredictedLabel", IsKey: true, Kind: SchemaShape.Column.VectorKind.Scalar });
        Assert.Contains(shape, column => column is { Name: "Score", IsKey: false, Kind: SchemaShape.Column.VectorKind.Vector });
        Assert.Contains(shape, column => column is { Name: "Named", ItemType: TextDataViewType });
    }

    private static SchemaShape SchemaShapeOf(IDataView data) => Microsoft.ML.Recurrent.Interop.SchemaShapes.Of(data.Schema);

    private IEstimator<ITransformer> Pipeline(int epochs = 15)
        => _ml.Transforms.Conversion.MapValueToKey("Label", "Kind")
            .Append(_ml.Recurrent().Gru(Options with { Epochs = epochs }))
            .Append(_ml.Transforms.Conversion.MapKeyToValue("Named", "PredictedLabel"));

    private sealed class Numbered
    {
        [VectorType(6)]
        public float[] Features { get; set; } = [];

        public int Mood { get; set; }
    }

    private sealed class Named
    {
        [ColumnName("Named")]
        public string Name { get; set; } = "";
    }
}
