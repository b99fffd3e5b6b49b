#region GettingStarted.Usings
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Recurrent.Evaluation;
using Microsoft.ML.Recurrent.Forecasting;
#endregion

namespace Docs.Snippets;

public sealed class GettingStartedTests
{
    [Fact]
    public void Program_OnAirTraffic_BeatsLastYear()
    {
        #region GettingStarted.Program
        var ml = new MLContext(seed: 1);

        // One row per month, oldest first. Learn the first ten years; keep the last two to test on.
        IDataView months = ml.Data.LoadFromTextFile<Month>("air-passengers.csv", separatorChar: ',', hasHeader: true);
        IDataView tenYears = ml.Data.TakeRows(months, 120);

        LstmForecastTransformer model = ml.Recurrent().Forecast(new LstmForecastOptions
        {
            InputColumnName = "Passengers",
            Horizon = 12,            // forecast twelve months ...
            WindowLength = 24,       // ... from the last twenty-four
            SeasonLength = 12,       // the pattern repeats every year
            LogTransform = true,     // traffic grows by a percentage, not by an amount
            Epochs = 60,             // passes over the training rows
        }).Fit(tenYears);

        // Forecasts made at the end of 1958 and of 1959, against what came true.
        IDataView forecasts = ml.Data.SkipRows(model.Transform(months), 119);
        ForecastMetrics metrics = ml.Recurrent().EvaluateForecast(forecasts, tenYears, actualColumnName: "Passengers", seasonLength: 12, step: 12);
        Console.WriteLine($"Off by {metrics.MeanAbsoluteError:F1} thousand passengers a month on average.");

        // Save, load anywhere, and forecast the year after the last row.
        ml.Model.Save(model, months.Schema, "air-passengers.zip");
        ITransformer loaded = new MLContext().Model.Load("air-passengers.zip", out _);
        YearAhead newest = ml.Data.CreateEnumerable<YearAhead>(loaded.Transform(months), reuseRowObject: false).Last();
        Console.WriteLine($"1961: {string.Join(", ", newest.Forecast.Select(month => $"{month:F0}"))}");
        #endregion

        float[] passengers = [.. months.GetColumn<float>("Passengers")];
        double lastYear = Enumerable.Range(120, 24).Average(t => Math.Abs((double)passengers[t] - passengers[t - 12]));
        Assert.Equal(24, metrics.Count);
        Assert.True(metrics.MeanAbsoluteError < lastYear / 2, $"{metrics.MeanAbsoluteError} against {lastYear}");
        Assert.All(newest.Forecast, month => Assert.InRange(month, 350, 800));
    }
}
