#region Evaluate.Usings
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Recurrent.Evaluation;
using Microsoft.ML.Recurrent.Forecasting;
using Microsoft.ML.Recurrent.Plots;
using Microsoft.ML.Recurrent.Windowing;
#endregion

namespace Docs.Snippets;

public sealed class EvaluateTests
{
    [Fact]
    public void Program_OnAirTraffic_ComparesWithTheBaseline()
    {
        #region Evaluate.Program
        var ml = new MLContext(seed: 1);
        IDataView months = ml.Data.LoadFromTextFile<Month>("air-passengers.csv", separatorChar: ',', hasHeader: true);
        TimeSplit split = ml.Recurrent().SplitByTime(months, fraction: 10.0 / 12);

        LstmForecastTransformer model = ml.Recurrent().Forecast(new LstmForecastOptions
        {
            InputColumnName = "Passengers", Horizon = 12, WindowLength = 24, SeasonLength = 12, LogTransform = true, Epochs = 40, Seed = 1,
        }).Fit(split.TrainSet);

        // The model needs history, so it is given all rows; the forecasts judged are those made in row 119 and a year later.
        IDataView forecasts = ml.Data.SkipRows(model.Transform(months), 119);
        ForecastMetrics ofModel = ml.Recurrent().EvaluateForecast(forecasts, split.TrainSet, actualColumnName: "Passengers", seasonLength: 12, step: 12);

        // The same two years by the baseline: every month as a year before.
        float[] passengers = [.. months.GetColumn<float>("Passengers")];
        var naive = new SeasonalNaive(seasonLength: 12);
        var origins = new RollingOrigin(firstOrigin: 120, step: 12, horizon: 12);
        float[] lastYear = [.. origins.Origins(passengers.Length).SelectMany(origin => naive.Forecast(passengers.AsSpan(0, origin), horizon: 12))];
        ForecastMetrics ofNaive = ForecastMetrics.Evaluate(passengers.AsSpan(120), lastYear, naive.TrainingError(passengers.AsSpan(0, 120)));

        Console.WriteLine($"MAE {ofModel.MeanAbsoluteError:F1} against {ofNaive.MeanAbsoluteError:F1}, MASE {ofModel.MeanAbsoluteScaledError:F2} against {ofNaive.MeanAbsoluteScaledError:F2}");
        #endregion

        Assert.Equal((24, 24), (ofModel.Count, ofNaive.Count));
        Assert.True(ofModel.MeanAbsoluteError < ofNaive.MeanAbsoluteError, "The model is better.");
        Assert.Equal(47.6, ofNaive.MeanAbsoluteError, 0.1); // the figure of decision 0005
        Assert.Equal((120, 24), (split.TrainSet.GetColumn<float>("Passengers").Count(), split.TestSet.GetColumn<float>("Passengers").Count()));

        #region Evaluate.Plot
        new ForecastPlot { Title = "Air passengers", YTitle = "thousands a month" }
            .Add(PlotSeries.OverRows("actual", PlotRole.Actual, 0, passengers))
            .Add(PlotSeries.OverRows("last year", PlotRole.Baseline, 120, lastYear))
            .MarkOrigin(120)
            .Save("air-passengers.svg");
        #endregion

        Assert.StartsWith("<svg", File.ReadAllText("air-passengers.svg"), StringComparison.Ordinal);
    }

    [Fact]
    public void Split_OfWindowsWithAGap_SharesNoRowBetweenLabelsAndTestParts()
    {
        var ml = new MLContext(seed: 1);
        IDataView hours = ml.Data.LoadFromEnumerable(Enumerable.Range(0, 124).Select(t => new Hour { Load = t }).ToArray());
        IDataView windows = ml.Recurrent().Window(new WindowOptions
        {
            OutputColumnName = "Last24", InputColumnName = "Load", Length = 24, FutureColumnName = "Next3", Horizon = 3, FutureEdge = FutureEdge.Drop,
        }).Fit(hours).Transform(hours);

        #region Evaluate.Gap
        TimeSplit split = ml.Recurrent().SplitByTime(windows, fraction: 0.75, gap: 2);    // windows with a horizon of 3 rows: horizon - 1
        #endregion

        float lastLearnt = split.TrainSet.GetColumn<float[]>("Next3").Last().Max();
        Assert.True(lastLearnt < split.TestSet.GetColumn<float[]>("Next3").First().Min(), "No label of the training part is asked for in the test part.");
        TimeSplit leaking = ml.Recurrent().SplitByTime(windows, fraction: 0.75);
        Assert.True(leaking.TrainSet.GetColumn<float[]>("Next3").Last().Max() > leaking.TestSet.GetColumn<float[]>("Next3").First().Min(), "Without the gap there are two.");
    }
}
