using Microsoft.ML.Recurrent.Engines;
using Microsoft.ML.Recurrent.Evaluation;
using Microsoft.ML.Recurrent.Forecasting;
using Microsoft.ML.Recurrent.Networks;

namespace Microsoft.ML.Recurrent.Tests.Forecasting;

/// <summary>Whether the LSTM learns at all: twenty years of a monthly series that grows, with a season of 12 and noise, its last four years unseen.</summary>
public sealed class ForecastLearningTests
{
    private const int Season = 12, Horizon = 12, TrainingRows = 192;

    private static readonly float[] Values = Enumerable.Range(0, 240)
        .Select(t => 100f + 0.5f * t + 20f * MathF.Sin(2 * MathF.PI * t / Season) + 3f * (float)new SeedSequence(2024).Normal(t)).ToArray();

    private readonly MLContext _ml = new();

    [Theory]
    [InlineData(null, 0.55)]
    [InlineData(Season, 0.65)]
    public void Forecast_OfATrendingSeasonalSeries_BeatsTheSeasonalNaiveMethod(int? seasonLength, double margin)
    {
        IDataView training = _ml.Data.LoadFromEnumerable(Series.Rows(Values[..TrainingRows]));
        LstmForecastTransformer model = _ml.Recurrent().Forecast(new LstmForecastOptions
        {
            InputColumnName = "Value",
            Horizon = Horizon,
            WindowLength = 24,
            SeasonLength = seasonLength,
            Epochs = 60,
            Seed = 3,
            Optimizer = new AdamOptions { LearningRate = 0.003f },
        }).Fit(training);

        // Forecasts from the last training row on: every target is unseen.
        IDataView scored = model.Transform(_ml.Data.LoadFromEnumerable(Series.Rows(Values)));
        ForecastMetrics metrics = _ml.Recurrent().EvaluateForecast(_ml.Data.SkipRows(scored, TrainingRows - 1), training, "Value", seasonLength: Season);

        double naive = NaiveError();
        double ratio = metrics.MeanAbsoluteError / naive;
        Assert.True(ratio < margin, $"LSTM {metrics.MeanAbsoluteError:f3}, seasonal naive {naive:f3}: ratio {ratio:f3}.");
    }

    private static double NaiveError()
    {
        var errors = new ForecastErrorAccumulator();
        for (int origin = TrainingRows - 1; origin < Values.Length; origin++)
        {
            float[] forecast = new SeasonalNaive(Season).Forecast(Values.AsSpan(0, origin + 1), Horizon);
            for (int h = 0; h < Horizon && origin + 1 + h < Values.Length; h++)
                errors.Add(Values[origin + 1 + h], forecast[h]);
        }

        return errors.ToMetrics(scale: 1).MeanAbsoluteError;
    }
}
