using Docs.Snippets;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Recurrent.Forecasting;
using Microsoft.ML.Recurrent.Windowing;

namespace Docs.Checks;

internal static partial class ProvokedErrors
{
    private static LstmForecastOptions Forecast => new() { InputColumnName = "Load", Horizon = 12, WindowLength = 24, HiddenSize = 4, Epochs = 1, Seed = 1 };

    private static LstmForecastOptions Shops => new() { InputColumnName = "Sales", GroupColumnName = "Shop", TimeColumnName = "Day", Horizon = 2, WindowLength = 4, HiddenSize = 4, Epochs = 1, Seed = 1 };

    private static IDataView Days(Func<int, string>? shop = null, Func<int, int>? day = null)
        => s_ml.Data.LoadFromEnumerable(Enumerable.Range(0, 40).Select(i => new ShopDay { Shop = shop?.Invoke(i) ?? "Harbour", Day = new DateTime(2026, 1, 1).AddDays(day?.Invoke(i) ?? i), Sales = 100 + MathF.Sin(i) }).ToArray());

    private static void AddSeries()
    {
        s_all["WindowSeriesTooShort"] = () => Count(s_ml.Recurrent().Window("Last24", "Load", length: 24).Fit(Hours(10)).Transform(Hours(10)), "Last24");
        s_all["ForecastSeriesTooShort"] = () => s_ml.Recurrent().Forecast(Forecast).Fit(Hours(30));
        s_all["SeriesNotFinite"] = () => s_ml.Recurrent().Forecast(Forecast).Fit(Hours(100, t => t == 17 ? float.NaN : t));
        s_all["GapInTime"] = () => s_ml.Recurrent().Forecast(Shops).Fit(Days(day: i => i < 20 ? i : i + 3));
        s_all["PanelFaults"] = () => s_ml.Recurrent().Forecast(Shops).Fit(Days(day: i => i % 20 == 10 ? 3 : i, shop: i => i < 20 ? "Harbour" : "Station"));
        s_all["OneRowLessItself"] = () => s_ml.Recurrent().Forecast("Forecast", "Load", horizon: 12, windowLength: 1);
        s_all["TimeTwice"] = () => s_ml.Recurrent().Forecast(Shops).Fit(Days(day: i => i == 20 ? 19 : i));
        s_all["LogarithmOfZero"] = () => s_ml.Recurrent().Forecast(Forecast with { LogTransform = true }).Fit(Hours(100, t => t));
        s_all["SeasonLongerThanWindow"] = () => s_ml.Recurrent().Forecast(Forecast with { SeasonLength = 168 });
        s_all["TimeDescends"] = () => s_ml.Recurrent().Forecast(Shops).Fit(Days(day: i => i == 20 ? 5 : i));
        s_all["GroupComesBack"] = () => s_ml.Recurrent().Forecast(Shops).Fit(Days(shop: i => i % 2 == 0 ? "Harbour" : "Station"));
        s_all["GroupUnknown"] = () => s_ml.Recurrent().CreateForecastEngine(s_ml.Recurrent().Forecast(Shops).Fit(Days()), "Airport");
        s_all["HorizonWithoutColumn"] = () => s_ml.Recurrent().Window("Last24", "Load", length: 24, horizon: 3);
        s_all["SplitPartEmpty"] = () => s_ml.Recurrent().SplitByTime(Hours(3), fraction: 0.1);
        s_all["ObservedNotFinite"] = () => s_ml.Recurrent().CreateForecastEngine(s_ml.Recurrent().Forecast(Forecast).Fit(Hours())).Observe(float.NaN);
        s_all["NothingToEvaluate"] = () =>
        {
            LstmForecastTransformer model = s_ml.Recurrent().Forecast(Forecast).Fit(Hours());
            s_ml.Recurrent().EvaluateForecast(model.Transform(Hours(20)), Hours(), actualColumnName: "Load");
        };
        s_all["NoScale"] = () =>
        {
            LstmForecastTransformer model = s_ml.Recurrent().Forecast(Forecast).Fit(Hours());
            s_ml.Recurrent().EvaluateForecast(model.Transform(Hours()), Hours(50, _ => 5), actualColumnName: "Load");
        };
    }

    private static void Count(IDataView view, string column) => Assert.True(view.GetColumn<float[]>(column).Any(), column);
}
