using Microsoft.ML.Recurrent.Evaluation;

namespace Microsoft.ML.Recurrent.Tests.Evaluation;

public sealed class SeasonalNaiveTests
{
    [Fact]
    public void Forecast_WithinOneSeason_RepeatsTheSameSeasonOfLastTime()
    {
        float[] forecast = new SeasonalNaive(seasonLength: 4).Forecast([9, 9, 1, 2, 3, 4], horizon: 3);

        Assert.Equal([1f, 2f, 3f], forecast);
    }

    [Fact]
    public void Forecast_BeyondOneSeason_RepeatsTheSeason()
    {
        float[] forecast = new SeasonalNaive(seasonLength: 3).Forecast([7, 1, 2, 3], horizon: 8);

        Assert.Equal([1f, 2f, 3f, 1f, 2f, 3f, 1f, 2f], forecast);
    }

    [Fact]
    public void Forecast_SeasonOfOne_RepeatsTheLastValue()
    {
        float[] forecast = new SeasonalNaive(seasonLength: 1).Forecast([5, 6], horizon: 2);

        Assert.Equal([6f, 6f], forecast);
    }

    [Fact]
    public void Forecast_MissingValueInTheLastSeason_IsForecastAsMissing()
    {
        float[] forecast = new SeasonalNaive(seasonLength: 2).Forecast([1, 2, float.NaN, 4], horizon: 2);

        Assert.Equal([float.NaN, 4f], forecast);
    }

    [Fact]
    public void Forecast_HistoryShorterThanSeason_ThrowsNamingBothLengths()
    {
        var error = Assert.Throws<ArgumentException>(() => new SeasonalNaive(seasonLength: 12).Forecast(new float[11], horizon: 1));

        Assert.StartsWith("The history has 11 rows; seasonLength 12 needs at least 12. Shorten the season or supply more history.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Forecast_HorizonZero_Throws()
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => new SeasonalNaive(seasonLength: 1).Forecast([1], horizon: 0));

        Assert.Equal("horizon", error.ParamName);
    }

    [Fact]
    public void Constructor_SeasonZero_Throws()
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => new SeasonalNaive(seasonLength: 0));

        Assert.Equal("seasonLength", error.ParamName);
    }

    [Fact]
    public void TrainingError_SeasonOfTwo_IsTheMeanStepOverOneSeason()
    {
        // |4-1| + |2-2| + |5-4| + |8-2| = 3 + 0 + 1 + 6 = 10, over 4 pairs = 2.5
        Assert.Equal(2.5, new SeasonalNaive(seasonLength: 2).TrainingError([1, 2, 4, 2, 5, 8]), 12);
    }

    [Fact]
    public void TrainingError_AsScale_PutsTheBaselineItselfNearOne()
    {
        // Every season is 10 above the one before, so the baseline is wrong by 10 in the training part and behind it alike.
        float[] series = [.. Enumerable.Range(0, 20).Select(t => 10f * (t / 4) + t % 4)];
        var baseline = new SeasonalNaive(seasonLength: 4);

        ForecastMetrics metrics = ForecastMetrics.Evaluate(series.AsSpan(16), baseline.Forecast(series.AsSpan(0, 16), horizon: 4), baseline.TrainingError(series.AsSpan(0, 16)));

        Assert.Equal(1, metrics.MeanAbsoluteScaledError, 12);
    }

    [Theory]
    [InlineData(1, new[] { 5f, 5f, 5f })]
    [InlineData(2, new[] { 1f, 2f, 1f, 2f, 1f })]
    public void TrainingError_SeasonsRepeatExactly_ThrowsAsThereIsNoScale(int seasonLength, float[] training)
    {
        var error = Assert.Throws<ArgumentException>(() => new SeasonalNaive(seasonLength).TrainingError(training));

        Assert.Contains($"repeat the row {seasonLength} before", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void TrainingError_NoPairOneSeasonApart_ThrowsNamingBothLengths()
    {
        var error = Assert.Throws<ArgumentException>(() => new SeasonalNaive(seasonLength: 12).TrainingError(new float[12]));

        Assert.StartsWith("The training part has 12 rows; seasonLength 12 needs at least 13.", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(float.NaN, "NaN")]
    [InlineData(float.NegativeInfinity, "-Infinity")]
    public void TrainingError_ValueNotFinite_ThrowsNamingTheRow(float value, string shown)
    {
        var error = Assert.Throws<ArgumentException>(() => new SeasonalNaive(seasonLength: 1).TrainingError([1, 2, value, 4]));

        Assert.StartsWith($"Row 2 of the training part is {shown};", error.Message, StringComparison.Ordinal);
    }
}
