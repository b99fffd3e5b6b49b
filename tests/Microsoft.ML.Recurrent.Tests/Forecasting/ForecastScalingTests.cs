using Microsoft.ML.Recurrent.Data;
using Microsoft.ML.Recurrent.Forecasting;

namespace Microsoft.ML.Recurrent.Tests.Forecasting;

/// <summary>From the series' unit to the network's and back: logarithm, scaling, anchor. The network's answer is set by hand.</summary>
public sealed class ForecastScalingTests
{
    // Mean 5, variance (9 + 1 + 1 + 1 + 0 + 0 + 4 + 16) / 8 = 4, so a standard deviation of 2; smallest 2, largest 9.
    private static readonly float[] Training = [2, 4, 4, 4, 5, 5, 7, 9];

    private static readonly LstmForecastOptions Options = Series.Small with { Horizon = 1 };

    [Theory]
    [InlineData(Scaling.None, ForecastAnchor.LastValue, 9 + 0.5)]
    [InlineData(Scaling.None, ForecastAnchor.None, 0.5)]
    [InlineData(Scaling.MinMax, ForecastAnchor.LastValue, 9 + 0.5 * 7)]
    [InlineData(Scaling.MinMax, ForecastAnchor.None, 2 + 0.5 * 7)]
    [InlineData(Scaling.Standardize, ForecastAnchor.LastValue, 9 + 0.5 * 2)]
    [InlineData(Scaling.Standardize, ForecastAnchor.None, 5 + 0.5 * 2)]
    public void Forecast_AnswerOfOneHalf_IsMeasuredInTheTrainingRowsScaleFromTheAnchor(Scaling scaling, ForecastAnchor anchor, double expected)
    {
        LstmForecastTransformer model = Series.Train(Series.Rows(Training), Options with { Scaling = scaling, Anchor = anchor }).Answering(0.5f);

        float forecast = Series.Forecasts(model, Series.Rows(7, 8, 9))[2][0];

        Assert.Equal(expected, forecast, 1e-4);
    }

    [Theory]
    [InlineData(ForecastAnchor.LastValue, 16.0)] // 8 and one doubling
    [InlineData(ForecastAnchor.None, 2.0)] // one doubling of e^0
    public void LogTransform_AnswerOfLogTwo_Doubles(ForecastAnchor anchor, double expected)
    {
        LstmForecastTransformer model = Series.Train(Series.Rows(Training), Options with { LogTransform = true, Scaling = Scaling.None, Anchor = anchor })
            .Answering(MathF.Log(2));

        float forecast = Series.Forecasts(model, Series.Rows(2, 4, 8))[2][0];

        Assert.Equal(expected, forecast, 1e-4);
    }

    [Fact]
    public void LogTransform_WithMinMax_ScalesTheLogarithms()
    {
        // Logarithms of the training rows reach from ln 1 to ln 8; the answer is a third of that: ln 2.
        LstmForecastTransformer model = Series.Train(Series.Rows(1, 8, 2, 4, 2), Options with { LogTransform = true, Scaling = Scaling.MinMax })
            .Answering(1f / 3);

        Assert.Equal(10.0, Series.Forecasts(model, Series.Rows(1, 1, 5))[2][0], 1e-4);
    }

    [Theory]
    [InlineData(0f, "0")]
    [InlineData(-2.5f, "-2.5")]
    public void LogTransform_ValueNotAboveZeroInTraining_NamesColumnAndRow(float value, string shown)
    {
        float[] values = Series.Wave(20);
        values[4] = value;

        var error = Assert.Throws<InvalidDataException>(() => Series.Train(Series.Rows(values), Options with { LogTransform = true }));

        Assert.Equal(
            $"Column 'Value' is {shown} in row 4; LogTransform needs values above 0. Shift the series, or leave LogTransform off.",
            error.Message);
    }

    [Fact]
    public void LogTransform_ValueNotAboveZeroAtScoring_NamesColumnAndRow()
    {
        LstmForecastTransformer model = Series.Train(Series.Rows(Series.Wave(20)), Options with { LogTransform = true });

        var error = Assert.Throws<InvalidDataException>(() => Series.Forecasts(model, Series.Rows(1, 2, 3, 0)));

        Assert.StartsWith("Column 'Value' is 0 in row 3; LogTransform needs values above 0.", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Scaling.Standardize)]
    [InlineData(Scaling.MinMax)]
    public void Fit_ConstantSeries_IsForecastAsItsConstant(Scaling scaling)
    {
        LstmForecastTransformer model = Series.Train(Series.Rows(7, 7, 7, 7, 7, 7), Options with { Scaling = scaling });

        Assert.All(Series.Forecasts(model, Series.Rows(7, 7, 7))[2], value => Assert.Equal(7f, value));
    }

    [Fact]
    public void Fit_ConstantSeriesUnscaled_IsLearntAsItIs()
    {
        LstmForecastTransformer model = Series.Train(Series.Rows(7, 7, 7, 7, 7, 7), Options with { Scaling = Scaling.None }).Answering(0);

        Assert.Equal(7f, Series.Forecasts(model, Series.Rows(7, 7, 7))[2][0]);
    }

    [Fact]
    public void Anchor_LastValue_MakesForecastsFollowAShiftOfTheSeries()
    {
        LstmForecastTransformer model = Series.Train(Series.Rows(Series.Wave(20)), Options with { Scaling = Scaling.None });
        float[] values = [1, 2, 4, 3, 5]; // small whole numbers: sums and differences are exact

        float[][] here = Series.Forecasts(model, Series.Rows(values)), above = Series.Forecasts(model, Series.Rows(values.Select(v => v + 64).ToArray()));

        for (int t = 2; t < values.Length; t++)
            Assert.Equal(here[t][0] + 64, above[t][0], 1e-4f);
    }
}
