using Microsoft.ML.Data;

namespace Microsoft.ML.Standins.Tests.Data;

/// <summary>The expected numbers are what ML.NET 5.0.0 gave for these rows.</summary>
public sealed class BinaryEvaluateTests
{
    private readonly MLContext _ml = new(seed: 1);

    [Fact]
    public void Evaluate_Scores_GiveEveryMetric()
    {
        CalibratedBinaryClassificationMetrics metrics = Evaluate(
            (true, 2, .9f), (false, -1, .2f), (true, -.5f, .4f), (false, .5f, .6f), (true, .1f, .55f));

        Assert.Equal(0.6, metrics.Accuracy, 1e-9);
        Assert.Equal(2.0 / 3, metrics.AreaUnderRocCurve, 1e-9);
        Assert.Equal(0.763888888888889, metrics.AreaUnderPrecisionRecallCurve, 1e-9);
        Assert.Equal(2.0 / 3, metrics.F1Score, 1e-9);
        Assert.Equal((2.0 / 3, 2.0 / 3), (metrics.PositivePrecision, metrics.PositiveRecall));
        Assert.Equal((0.5, 0.5), (metrics.NegativePrecision, metrics.NegativeRecall));
        Assert.Equal(0.796056786234791, metrics.LogLoss, 1e-6);
        Assert.Equal(0.180126372256980, metrics.LogLossReduction, 1e-6);
        Assert.Equal(0.970950594454669, metrics.Entropy, 1e-9);
        Assert.Equal([[2, 1], [1, 1]], metrics.ConfusionMatrix.Counts);
        Assert.Equal(2, metrics.ConfusionMatrix.NumberOfClasses);
    }

    [Fact]
    public void Evaluate_EqualScores_CountHalfAndZeroIsNegative()
    {
        CalibratedBinaryClassificationMetrics metrics = Evaluate(
            (true, 0, .5f), (false, 0, .5f), (true, 1, .7f), (false, 1, .7f), (true, 2, .8f));

        Assert.Equal(0.6, metrics.Accuracy, 1e-9);
        Assert.Equal(2.0 / 3, metrics.AreaUnderRocCurve, 1e-9);
        Assert.Equal(0.902777777777778, metrics.AreaUnderPrecisionRecallCurve, 1e-9);
    }

    [Fact]
    public void Evaluate_ManyTies_AreTakenAsTheyCome()
    {
        (int Label, float Score)[] rows =
        [
            (0, -.8f), (1, 1.5f), (1, .2f), (0, -1f), (0, -.6f), (0, 0f), (1, .8f), (0, -1.7f), (0, -1.5f), (1, 1f),
            (0, -1.1f), (1, -0f), (1, 2f), (0, .1f), (0, -.5f), (1, -.8f), (1, 0f), (0, .8f), (1, .1f), (1, 1.4f),
        ];

        CalibratedBinaryClassificationMetrics metrics = Evaluate(rows.Select(row => (row.Label == 1, row.Score, 1 / (1 + MathF.Exp(-row.Score)))).ToArray());

        Assert.Equal(0.865, metrics.AreaUnderRocCurve, 1e-9);
        Assert.Equal(0.867389971139971, metrics.AreaUnderPrecisionRecallCurve, 1e-9);
        Assert.Equal(0.713712632755449, metrics.LogLoss, 1e-6);
    }

    [Fact]
    public void Evaluate_NaNScore_IsLeftOut()
        => Assert.Equal(0.236965615962619, Evaluate((true, float.NaN, .9f), (true, 1, .9f), (false, -1, .2f)).LogLoss, 1e-6);

    [Fact]
    public void Evaluate_CertainAndWrong_LosesInfinitely()
        => Assert.Equal(double.PositiveInfinity, Evaluate((true, 2, 0f), (false, -1, .2f)).LogLoss);

    [Theory]
    [InlineData(true, "negative class")]
    [InlineData(false, "positive class")]
    public void Evaluate_OneClassOnly_ThrowsNamingTheOther(bool label, string other)
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => Evaluate((label, 2, .9f), (label, -1, .2f)));

        Assert.Contains(other, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Evaluate_MissingColumn_ThrowsNamingIt()
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => _ml.BinaryClassification.Evaluate(_ml.Data.LoadFromEnumerable<Unlabelled>([new()])));

        Assert.Contains("Label column 'Label' not found", error.Message, StringComparison.Ordinal);
    }

    private CalibratedBinaryClassificationMetrics Evaluate(params (bool Label, float Score, float Probability)[] rows)
        => _ml.BinaryClassification.Evaluate(_ml.Data.LoadFromEnumerable(
            rows.Select(row => new Scored { Label = row.Label, Score = row.Score, Probability = row.Probability }).ToList()));

    private sealed class Unlabelled
    {
        public float Score { get; set; }
    }

    private sealed class Scored
    {
        public bool Label { get; set; }

        public float Score { get; set; }

        public float Probability { get; set; }

        public bool PredictedLabel { get; set; }
    }
}
