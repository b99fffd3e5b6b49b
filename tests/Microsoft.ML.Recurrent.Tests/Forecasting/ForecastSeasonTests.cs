using Microsoft.ML.Recurrent.Data;
using Microsoft.ML.Recurrent.Evaluation;
using Microsoft.ML.Recurrent.Forecasting;

namespace Microsoft.ML.Recurrent.Tests.Forecasting;

public sealed class ForecastSeasonTests
{
    [Theory]
    // A window of 6 rows, the newest is row 5; season 4. One row ahead is the place that row 2 has: 5 + 1 - 4.
    [InlineData(6, 4, 1, 2)]
    [InlineData(6, 4, 2, 3)]
    [InlineData(6, 4, 3, 4)]
    [InlineData(6, 4, 4, 5)]
    [InlineData(6, 4, 5, 2)] // a season further, the same row: 5 + 5 - 8
    [InlineData(6, 4, 8, 5)]
    [InlineData(6, 4, 9, 2)] // 5 + 9 - 12
    [InlineData(12, 12, 1, 0)] // the oldest row of a window of one season
    [InlineData(12, 12, 12, 11)]
    [InlineData(12, 12, 24, 11)]
    [InlineData(3, 1, 7, 2)] // a season of one row: always the newest
    public void Reference_WithASeason_IsTheNewestRowAtTheSamePlaceInIt(int windowLength, int seasonLength, int h, int expected)
    {
        Assert.Equal(expected, ForecastReference.Row(Series.Small with { WindowLength = windowLength, SeasonLength = seasonLength }, h));
    }

    [Theory]
    [InlineData(ForecastAnchor.LastValue, 5)]
    [InlineData(ForecastAnchor.None, -1)]
    public void Reference_WithoutASeason_IsTheAnchors(ForecastAnchor anchor, int expected)
    {
        LstmForecastOptions options = Series.Small with { WindowLength = 6, Anchor = anchor };

        Assert.All(Enumerable.Range(1, 9), h => Assert.Equal(expected, ForecastReference.Row(options, h)));
    }

    [Theory]
    [InlineData(ForecastAnchor.LastValue)]
    [InlineData(ForecastAnchor.None)]
    public void Forecast_OfANetworkThatAnswersNothing_IsTheSeasonalNaiveMethods(ForecastAnchor anchor)
    {
        float[] values = Series.Wave(30);
        LstmForecastTransformer model = Series.Train(Series.Rows(values),
            Series.Small with { WindowLength = 6, SeasonLength = 4, Horizon = 7, Scaling = Scaling.None, Anchor = anchor }).Answering(new float[7]);

        float[][] forecasts = Series.Forecasts(model, Series.Rows(values));

        for (int t = 5; t < values.Length; t++)
            Assert.Equal(new SeasonalNaive(4).Forecast(values.AsSpan(0, t + 1), 7), forecasts[t]);
    }

    [Fact]
    public void Training_OnASeriesThatRepeatsExactly_HasNothingToLearn()
    {
        float[] values = Enumerable.Range(0, 40).Select(t => (float)(t * t % 4 + t % 4)).ToArray();

        // Every target is the difference from the season before, which is zero, as is the head at first: only its random weights err.
        LstmForecastTransformer model = Series.Train(
            Series.Rows(values), Series.Small with { WindowLength = 4, SeasonLength = 4, Epochs = 60, HiddenSize = 8 });

        Assert.InRange(model.Model.Summary.Loss, 0, 0.005);
    }

    [Fact]
    public void Options_SeasonLongerThanTheWindow_NamesBoth()
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(
            () => new MLContext().Recurrent().Forecast(Series.Small with { SeasonLength = 4 }));

        Assert.StartsWith(
            "SeasonLength 4 is longer than WindowLength 3; the window must hold a season. Lengthen the window.",
            error.Message, StringComparison.Ordinal);
    }
}
