using AirPassengers;
using Microsoft.ML;
using Microsoft.ML.Recurrent.Evaluation;
using Microsoft.ML.Recurrent.Forecasting;
using Microsoft.ML.Recurrent.Plots;

// Trains an LSTM on the air traffic of 1949 to 1958, and forecasts 1959 and 1960, each from what was known at New Year.
const int Year = 12, LookBack = 2 * Year, TrainingMonths = 10 * Year;
const string ModelPath = "air-passengers.zip", PicturePath = "forecast.svg";

var ml = new MLContext(seed: 1);
string csv = Path.Combine(AppContext.BaseDirectory, "air-passengers.csv");
IDataView months = ml.Data.LoadFromTextFile<Month>(csv, separatorChar: ',', hasHeader: true);
Month[] rows = [.. ml.Data.CreateEnumerable<Month>(months, reuseRowObject: false)];
float[] passengers = [.. rows.Select(month => month.Passengers)];
DateTime[] dates = [.. rows.Select(month => month.FirstDay())];

#region train
var options = new LstmForecastOptions
{
    InputColumnName = nameof(Month.Passengers),
    Horizon = Year,
    WindowLength = LookBack,
    SeasonLength = Year,
    LogTransform = true,
    Epochs = 100,
    Seed = 1,
};
LstmForecastTransformer model = Report.Train(ml.Recurrent().Forecast(options), ml.Data.TakeRows(months, TrainingMonths));
#endregion

// The same model a year at a time: the row before an origin holds the forecast made there.
var rolling = new RollingOrigin(firstOrigin: TrainingMonths, step: Year, horizon: Year);
var baseline = new SeasonalNaive(seasonLength: Year);
var linear = LeastSquaresAutoregression.Fit(passengers.AsSpan(0, TrainingMonths), windowLength: LookBack, horizon: Year);
float[] lstm = Forecasts(ml, model);
float[] naive = Roll(origin => baseline.Forecast(passengers.AsSpan(0, origin), horizon: Year));
float[] autoregression = Roll(origin => linear.Forecast(passengers.AsSpan(0, origin)));

#region save
// ML.NET writes into the target as it goes: save beside, then move.
ml.Model.Save(model, months.Schema, $"{ModelPath}.new");
File.Move($"{ModelPath}.new", ModelPath, overwrite: true);
var fresh = new MLContext();
ITransformer loaded = fresh.Model.Load(ModelPath, out _);
#endregion
double difference = lstm.Zip(Forecasts(fresh, loaded), (before, after) => Math.Abs((double)before - after)).Max();

ForecastMetrics ofLstm = Judge(lstm), ofNaive = Judge(naive), ofAutoregression = Judge(autoregression);
Report.Compare(("LSTM", ofLstm), ("seasonal naive", ofNaive), ("the least-squares autoregression", ofAutoregression));

ReadOnlySpan<DateTime> shown = dates.AsSpan(6 * Year), future = dates.AsSpan(TrainingMonths);
new ForecastPlot { Title = "Air passengers, forecast a year ahead", Subtitle = "LSTM trained on 1949 to 1958", YTitle = "passengers a month (thousands)" }
    .Add(PlotSeries.OverDates("actual", PlotRole.Actual, shown, passengers.AsSpan(6 * Year)))
    .Add(PlotSeries.OverDates("LSTM", PlotRole.Forecast, future, lstm))
    .Add(PlotSeries.OverDates("seasonal naive", PlotRole.Baseline, future, naive))
    .MarkOrigin(dates[TrainingMonths]).MarkOrigin(dates[TrainingMonths + Year])
    .Save(PicturePath);
Console.WriteLine($"Wrote {Path.GetFullPath(ModelPath)} and {Path.GetFullPath(PicturePath)}.");

Report.Metric("mae", ofLstm.MeanAbsoluteError);
Report.Metric("mase", ofLstm.MeanAbsoluteScaledError);
Report.Metric("seasonal_naive_mae", ofNaive.MeanAbsoluteError);
Report.Metric("autoregression_mae", ofAutoregression.MeanAbsoluteError);
Report.Metric("reload_max_difference", difference);
// NaN is no win and no equality.
return ofLstm.MeanAbsoluteError < ofNaive.MeanAbsoluteError && difference == 0 ? 0 : 1;

float[] Roll(Func<int, float[]> forecastFrom) => [.. rolling.Origins(passengers.Length).SelectMany(forecastFrom)];
float[] Forecasts(MLContext context, ITransformer forecaster)
{
    YearAhead[] ahead = [.. context.Data.CreateEnumerable<YearAhead>(forecaster.Transform(months), reuseRowObject: false)];
    return Roll(origin => ahead[origin - 1].Forecast);
}
ForecastMetrics Judge(float[] forecast) => ForecastMetrics.Evaluate(passengers.AsSpan(TrainingMonths), forecast, baseline.TrainingError(passengers.AsSpan(0, TrainingMonths)));
