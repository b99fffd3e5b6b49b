using Microsoft.ML.Data;

namespace Microsoft.ML.Standins.Tests.Data;

public sealed class RegressionEvaluateTests
{
    private readonly MLContext _ml = new(seed: 1);

    [Fact]
    public void Evaluate_Errors_AreAveragedAndMissingRowsSkipped()
    {
        RegressionMetrics metrics = Evaluate((1, 1.5f), (2, 2), (4, 3), (float.NaN, 9), (7, float.NaN));

        // errors -0.5, 0, 1: squares 0.25, 0, 1; the labels' squared deviations from 7/3 sum to 14/3
        Assert.Equal(0.5, metrics.MeanAbsoluteError, 1e-9);
        Assert.Equal(1.25 / 3, metrics.MeanSquaredError, 1e-9);
        Assert.Equal(Math.Sqrt(1.25 / 3), metrics.RootMeanSquaredError, 1e-9);
        Assert.Equal(1.25 / 3, metrics.LossFunction, 1e-9);
        Assert.Equal(1 - 1.25 / (14.0 / 3), metrics.RSquared, 1e-9);
    }

    [Fact]
    public void Evaluate_ConstantLabel_HasNoRSquared()
        => Assert.Equal(double.NaN, Evaluate((1, 1.5f), (1, 2)).RSquared);

    [Fact]
    public void Evaluate_NoRows_IsZero()
        => Assert.Equal(0, Evaluate().MeanAbsoluteError);

    [Fact]
    public void Evaluate_OtherColumnNames_AreUsed()
    {
        IDataView data = _ml.Data.LoadFromEnumerable<House>([new() { Size = 1, Rooms = 3 }]);

        Assert.Equal(2, _ml.Regression.Evaluate(data, "Size", "Rooms").MeanAbsoluteError);
    }

    [Fact]
    public void Evaluate_MissingOrWrongColumn_ThrowsNamingIt()
    {
        var missing = Assert.ThrowsAny<ArgumentOutOfRangeException>(() => _ml.Regression.Evaluate(House.View(_ml)));
        Assert.Contains("Score column 'Score' not found", missing.Message, StringComparison.Ordinal);
        IDataView wrong = _ml.Data.LoadFromEnumerable<Doubles>([new()]);
        Assert.ThrowsAny<ArgumentOutOfRangeException>(() => _ml.Regression.Evaluate(wrong));
    }

    private RegressionMetrics Evaluate(params (float Label, float Score)[] rows)
        => _ml.Regression.Evaluate(_ml.Data.LoadFromEnumerable(rows.Select(row => new Pair { Label = row.Label, Score = row.Score })));

    private sealed class Pair
    {
        public float Label { get; set; }

        public float Score { get; set; }
    }

    private sealed class Doubles
    {
        public double Label { get; set; }

        public float Score { get; set; }
    }
}
