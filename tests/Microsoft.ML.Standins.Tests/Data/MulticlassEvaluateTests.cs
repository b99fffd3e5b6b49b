using Microsoft.ML.Data;

namespace Microsoft.ML.Standins.Tests.Data;

/// <summary>The expected numbers are what ML.NET 5.0.0 gave for these rows.</summary>
public sealed class MulticlassEvaluateTests
{
    private readonly MLContext _ml = new(seed: 1);

    [Fact]
    public void Evaluate_Scores_GiveEveryMetric()
    {
        MulticlassClassificationMetrics metrics = Evaluate((0, [.7f, .2f, .1f]), (1, [.5f, .4f, .1f]), (2, [.1f, .1f, .8f]), (0, [.6f, .3f, .1f]));

        Assert.Equal(0.75, metrics.MicroAccuracy, 1e-9);
        Assert.Equal(2.0 / 3, metrics.MacroAccuracy, 1e-9);
        Assert.Equal(0.501733699596059, metrics.LogLoss, 1e-6);
        Assert.Equal(0.517434186497262, metrics.LogLossReduction, 1e-6);
        Assert.Equal([0.43375, 0.91629, 0.22314], metrics.PerClassLogLoss.Select(loss => Math.Round(loss, 5)));
        Assert.Equal([[2, 0, 0], [1, 0, 0], [0, 0, 1]], metrics.ConfusionMatrix.Counts);
        Assert.Equal([2.0 / 3, 0, 1], metrics.ConfusionMatrix.PerClassPrecision);
        Assert.Equal([1, 0, 1], metrics.ConfusionMatrix.PerClassRecall);
    }

    [Fact]
    public void Evaluate_ClassWithoutRows_DoesNotCountInMacroAccuracy()
        => Assert.Equal(0.5, Evaluate((0, [.7f, .2f, .1f]), (1, [.5f, .4f, .1f])).MacroAccuracy, 1e-9);

    [Fact]
    public void Evaluate_MissingLabelOrNaNScore_IsLeftOut()
    {
        MulticlassClassificationMetrics metrics = Evaluate((9, [.7f, .2f, .1f]), (0, [float.NaN, .8f, .2f]), (1, [.5f, .4f, .1f]));

        Assert.Equal(0, metrics.MicroAccuracy);
        Assert.Equal([[0, 0, 0], [1, 0, 0], [0, 0, 0]], metrics.ConfusionMatrix.Counts);
    }

    [Fact]
    public void Evaluate_EqualScores_TakeTheFirstClass()
        => Assert.Equal([[1, 0, 0], [1, 0, 0], [0, 0, 0]], Evaluate((0, [.4f, .4f, .2f]), (1, [.4f, .4f, .2f])).ConfusionMatrix.Counts);

    [Fact]
    public void Evaluate_ScoreZeroForTheTrueClass_LosesFinitely()
        => Assert.Equal(34.5387763941, Evaluate((0, [0f, .8f, .2f]), (1, [.4f, .4f, .2f])).PerClassLogLoss[0], 1e-6);

    private MulticlassClassificationMetrics Evaluate(params (uint Label, float[] Score)[] rows)
        => _ml.MulticlassClassification.Evaluate(_ml.Data.LoadFromEnumerable(
            rows.Select(row => new Scored { Label = row.Label, Score = row.Score }).ToList()));

    private sealed class Scored
    {
        [KeyType(3)]
        public uint Label { get; set; }

        [VectorType(3)]
        public float[]? Score { get; set; }

        [KeyType(3)]
        public uint PredictedLabel { get; set; }
    }
}
