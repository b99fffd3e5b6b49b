using Microsoft.ML.Recurrent.Evaluation;

namespace Microsoft.ML.Recurrent.Tests.Evaluation;

public sealed class ForecastMetricsTests
{
    [Fact]
    public void Evaluate_FourSteps_GivesTheValuesWorkedOutByHand()
    {
        // errors            |100-110| = 10   |200-190| = 10   |300-330| = 30   |50-50| = 0
        // MAE               (10 + 10 + 30 + 0) / 4 = 12.5
        // RMSE              sqrt((100 + 100 + 900 + 0) / 4) = sqrt(275) = 16.583124
        // MASE, scale 25    12.5 / 25 = 0.5
        // sMAPE             200/4 * (10/210 + 10/390 + 30/630 + 0/100) = 50 * 0.120879121 = 6.043956
        ForecastMetrics metrics = ForecastMetrics.Evaluate([100, 200, 300, 50], [110, 190, 330, 50], scale: 25);

        Assert.Equal(12.5, metrics.MeanAbsoluteError, 12);
        Assert.Equal(16.583124, metrics.RootMeanSquaredError, 6);
        Assert.Equal(0.5, metrics.MeanAbsoluteScaledError, 12);
        Assert.Equal(6.043956, metrics.SymmetricMeanAbsolutePercentageError, 6);
        Assert.Equal(4, metrics.Count);
        Assert.Equal(0, metrics.SkippedCount);
    }

    [Fact]
    public void Evaluate_ExactForecast_GivesZeroErrors()
    {
        ForecastMetrics metrics = ForecastMetrics.Evaluate([3, -4, 0], [3, -4, 0], scale: 2);

        Assert.Equal(new ForecastMetrics
        {
            MeanAbsoluteError = 0,
            RootMeanSquaredError = 0,
            MeanAbsoluteScaledError = 0,
            SymmetricMeanAbsolutePercentageError = 0,
            Count = 3,
            SkippedCount = 0,
        }, metrics);
    }

    [Theory]
    [InlineData(1f, -1f)]
    [InlineData(0f, 5f)]
    [InlineData(-5f, 0f)]
    public void SymmetricError_OtherSignOrOneZero_IsTwoHundred(float actual, float forecast)
    {
        // |y-f| = |y|+|f| wherever the signs differ or one is 0, so 200 * 1.
        ForecastMetrics metrics = ForecastMetrics.Evaluate([actual], [forecast], scale: 1);

        Assert.Equal(200, metrics.SymmetricMeanAbsolutePercentageError, 12);
    }

    [Fact]
    public void SymmetricError_BothZero_CountsAsExact()
    {
        // 200/2 * (0 + 2/(4+6)) = 20
        ForecastMetrics metrics = ForecastMetrics.Evaluate([0, 4], [0, 6], scale: 1);

        Assert.Equal(20, metrics.SymmetricMeanAbsolutePercentageError, 12);
    }

    [Fact]
    public void SymmetricError_TooHighAndTooLow_AreNotTheSame()
    {
        // 200 * 50/250 = 40 above, 200 * 50/150 = 66.67 below: the M4 form punishes low forecasts more.
        Assert.Equal(40, ForecastMetrics.Evaluate([100], [150], scale: 1).SymmetricMeanAbsolutePercentageError, 10);
        Assert.Equal(66.6666666667, ForecastMetrics.Evaluate([100], [50], scale: 1).SymmetricMeanAbsolutePercentageError, 10);
    }

    [Fact]
    public void Evaluate_NaNOnEitherSide_IsSkippedAndCounted()
    {
        ForecastMetrics metrics = ForecastMetrics.Evaluate([10, float.NaN, 30, float.NaN], [12, 20, float.NaN, float.NaN], scale: 1);

        Assert.Equal(2, metrics.MeanAbsoluteError, 12);
        Assert.Equal(1, metrics.Count);
        Assert.Equal(3, metrics.SkippedCount);
    }

    [Fact]
    public void Evaluate_OnlyNaN_ThrowsSayingHowManyWereSkipped()
    {
        var error = Assert.Throws<InvalidOperationException>(() => ForecastMetrics.Evaluate([1, float.NaN], [float.NaN, 1], scale: 1));

        Assert.Contains("All 2 steps were skipped", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Evaluate_NoSteps_ThrowsAskingForOne()
    {
        var error = Assert.Throws<InvalidOperationException>(() => ForecastMetrics.Evaluate([], [], scale: 1));

        Assert.Contains("No step was added", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Evaluate_DifferentLengths_ThrowsNamingBoth()
    {
        var error = Assert.Throws<ArgumentException>(() => ForecastMetrics.Evaluate([1, 2, 3], [1, 2], scale: 1));

        Assert.Contains("3 actual values and 2 forecasts", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(-1.0)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Evaluate_ScaleNotAboveZero_Throws(double scale)
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => ForecastMetrics.Evaluate([1], [1], scale));

        Assert.Equal("scale", error.ParamName);
    }

    [Fact]
    public void Add_InfiniteForecast_ThrowsNamingTheStep()
    {
        var errors = new ForecastErrorAccumulator();
        errors.Add(1, 2);
        errors.Add(double.NaN, 2);

        var error = Assert.Throws<ArgumentException>(() => errors.Add(3, double.PositiveInfinity));

        Assert.StartsWith("The forecast of step 2 is Infinity", error.Message, StringComparison.Ordinal);
        Assert.Equal(1, errors.Count);
        Assert.Equal(1, errors.SkippedCount);
    }

    [Fact]
    public void ToMetrics_CalledTwice_TakesInTheStepsBetween()
    {
        var errors = new ForecastErrorAccumulator();
        errors.Add(10, 14);
        double first = errors.ToMetrics(scale: 1).MeanAbsoluteError;
        errors.Add(10, 12);

        Assert.Equal(4, first);
        Assert.Equal(3, errors.ToMetrics(scale: 1).MeanAbsoluteError);
    }

    [Fact]
    public void Add_ManySmallErrorsOnLargeValues_KeepsThemExact()
    {
        // In float, 16 777 216 + 1 is 16 777 216: sums are kept in double.
        var errors = new ForecastErrorAccumulator();
        errors.Add(20_000_000, 0);
        for (int i = 0; i < 1000; i++)
            errors.Add(1, 2);

        Assert.Equal(20_001_000.0 / 1001, errors.ToMetrics(scale: 1).MeanAbsoluteError, 9);
    }
}
