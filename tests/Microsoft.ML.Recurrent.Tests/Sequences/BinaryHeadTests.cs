using Microsoft.ML.Data;
using Microsoft.ML.Recurrent.Engines;
using Microsoft.ML.Recurrent.Sequences;

namespace Microsoft.ML.Recurrent.Tests.Sequences;

public sealed class BinaryHeadTests
{
    private static readonly LstmOptions Options = new() { LabelColumnName = "Rises", HiddenSize = 8, Epochs = 15, Seed = 3, Optimizer = new AdamOptions { LearningRate = 0.01f } };

    private readonly MLContext _ml = new(seed: 1);

    [Fact]
    public void Evaluate_AfterTraining_FindsTheRisingOnes()
    {
        IDataView data = Classified.View(_ml, 300);

        RecurrentTransformer model = _ml.Recurrent().Lstm(Options).Fit(data);

        CalibratedBinaryClassificationMetrics metrics = _ml.BinaryClassification.Evaluate(model.Transform(Classified.View(_ml, 90)), "Rises");
        Assert.True(metrics.Accuracy > 0.95, $"accuracy {metrics.Accuracy}");
        Assert.True(metrics.AreaUnderRocCurve > 0.98, $"AUC {metrics.AreaUnderRocCurve}");
        Assert.True(metrics.LogLoss < 0.4, $"log loss {metrics.LogLoss}");
    }

    [Fact]
    public void Columns_Together_SayTheSame()
    {
        IDataView scored = _ml.Recurrent().Gru(new GruOptions { LabelColumnName = "Rises", HiddenSize = 4, Epochs = 2, Seed = 3 }).Fit(Classified.View(_ml, 60)).Transform(Classified.View(_ml, 60));

        float[] scores = scored.GetColumn<float>("Score").ToArray(), probabilities = scored.GetColumn<float>("Probability").ToArray();
        bool[] labels = scored.GetColumn<bool>("PredictedLabel").ToArray();
        for (int i = 0; i < scores.Length; i++)
        {
            Assert.Equal(1 / (1 + Math.Exp(-scores[i])), probabilities[i], 1e-6);
            Assert.Equal(scores[i] > 0, labels[i]);
        }
    }

    [Fact]
    public void Schema_Columns_CarryMLNetsAnnotations()
    {
        IDataView data = Classified.View(_ml, 30);
        DataViewSchema schema = _ml.Recurrent().Rnn(new RnnOptions { LabelColumnName = "Rises", HiddenSize = 2, Epochs = 1 }).Fit(data).Transform(data).Schema;

        Assert.Equal(
            ["PredictedLabel Boolean BinaryClassification PredictedLabel 1", "Score Single BinaryClassification Score 1", "Probability Single BinaryClassification Probability 1"],
            schema.Where(column => column.Index >= data.Schema.Count).Select(Describe));
        bool isNormalized = false;
        schema["Probability"].Annotations.GetValue("IsNormalized", ref isNormalized);
        Assert.True(isNormalized);
    }

    [Fact]
    public void CrossValidate_EveryFold_TrainsAndEvaluates()
    {
        var folds = _ml.BinaryClassification.CrossValidate(
            Classified.View(_ml, 120), _ml.Recurrent().Lstm(Options with { Epochs = 8 }), numberOfFolds: 3, labelColumnName: "Rises");

        Assert.Equal(3, folds.Count);
        Assert.All(folds, fold => Assert.True(fold.Metrics.AreaUnderRocCurve > 0.8, $"AUC {fold.Metrics.AreaUnderRocCurve}"));
    }

    [Fact]
    public void SavedAndLoaded_ScoresAreTheSame()
    {
        IDataView data = Classified.View(_ml, 60);
        RecurrentTransformer model = _ml.Recurrent().Lstm(Options with { Epochs = 1 }).Fit(data);
        using var file = new MemoryStream();
        _ml.Model.Save(model, data.Schema, file);
        file.Position = 0;

        IDataView loaded = new MLContext().Model.Load(file, out _).Transform(data);

        Assert.Equal(model.Transform(data).GetColumn<float>("Probability"), loaded.GetColumn<float>("Probability"));
        Assert.Equal(model.Transform(data).GetColumn<bool>("PredictedLabel"), loaded.GetColumn<bool>("PredictedLabel"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Fit_OneClassOnly_SaysWhich(bool label)
    {
        IDataView data = _ml.Data.LoadFromEnumerable(Classified.Rows(60).Where(row => row.Rises == label).ToList());

        var error = Assert.Throws<InvalidDataException>(() => _ml.Recurrent().Lstm(Options).Fit(data));

        Assert.Contains($"'Rises' is {(label ? "true" : "false")} in all {(label ? 20 : 40)} training rows", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ClassWeights_Balanced_RaiseTheRareClass()
    {
        // One in nine rises and nothing in the features says which: the answer is its share, or with balanced weights one half.
        List<Classified> rows = Classified.Rows(180);
        for (int i = 0; i < rows.Count; i++)
            (rows[i].Features, rows[i].Rises) = ([1, 1, 1, 1, 1, 1 + (i % 2)], i / 2 % 9 == 0);
        IDataView data = _ml.Data.LoadFromEnumerable(rows);
        LstmOptions options = Options with { Epochs = 30, Scaling = Recurrent.Data.Scaling.None };

        double equal = Mean(options), balanced = Mean(options with { ClassWeights = ClassWeights.Balanced }), given = Mean(options with { ClassWeights = ClassWeights.Of(1, 8) });

        Assert.Equal(1.0 / 9, equal, 0.04);
        Assert.Equal(0.5, balanced, 0.08);
        Assert.Equal(0.5, given, 0.08);

        double Mean(LstmOptions with) => _ml.Recurrent().Lstm(with).Fit(data).Transform(data).GetColumn<float>("Probability").Average();
    }

    [Fact]
    public void LabelSmoothing_CertainClasses_KeepsProbabilitiesFromTheEnds()
    {
        IDataView data = Classified.View(_ml, 90);
        LstmOptions long_ = Options with { Epochs = 60 };

        float sharp = _ml.Recurrent().Lstm(long_).Fit(data).Transform(data).GetColumn<float>("Probability").Max();
        float smooth = _ml.Recurrent().Lstm(long_ with { LabelSmoothing = 0.3f }).Fit(data).Transform(data).GetColumn<float>("Probability").Max();

        Assert.True(sharp > 0.95f, $"{sharp}");
        Assert.InRange(smooth, 0.7f, 0.93f); // targets are 0.85 and 0.15
    }

    [Fact]
    public void ClassWeights_AsManyAsOtherClasses_AreRefused()
    {
        var error = Assert.Throws<ArgumentException>(() => _ml.Recurrent().Lstm(Options with { ClassWeights = ClassWeights.Of(1, 2, 3) }).Fit(Classified.View(_ml, 30)));

        Assert.Contains("3 weights", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => ClassWeights.Of(1, 0));
        Assert.Throws<ArgumentException>(() => ClassWeights.Of(1));
    }

    private static string Describe(DataViewSchema.Column column)
    {
        ReadOnlyMemory<char> kind = default, value = default;
        uint set = 0;
        column.Annotations.GetValue("ScoreColumnKind", ref kind);
        column.Annotations.GetValue("ScoreValueKind", ref value);
        column.Annotations.GetValue("ScoreColumnSetId", ref set);
        return $"{column.Name} {column.Type} {kind} {value} {set}";
    }
}
