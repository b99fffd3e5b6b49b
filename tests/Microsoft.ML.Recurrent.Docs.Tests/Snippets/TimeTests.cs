#region Time.Usings
using Microsoft.ML;
using Microsoft.ML.Recurrent.Data;
using Microsoft.ML.Recurrent.Evaluation;
using Microsoft.ML.Recurrent.Forecasting;
#endregion
using Microsoft.ML.Data;

namespace Docs.Snippets;

public sealed class TimeTests
{
    [Fact]
    public void Program_AShopThatWasClosedForThreeDays_IsFilledAndEvaluatedByItself()
    {
        #region Time.Program
        var ml = new MLContext(seed: 1);

        // Two shops. The harbour's was closed for three days, and nobody wrote them down.
        var days = new List<ShopDay>();
        foreach ((string shop, float size) in new[] { ("Harbour", 100f), ("Station", 1000f) })
        {
            for (int day = 0; day < 200; day++)
            {
                if (shop == "Station" || day is < 150 or > 152)
                    days.Add(new ShopDay { Shop = shop, Day = new DateTime(2026, 1, 1).AddDays(day), Sales = size * (day % 7 >= 5 ? 1.6f : 1f) * (1 + (0.001f * day)) });
            }
        }

        IDataView sales = ml.Data.LoadFromEnumerable(days);

        LstmForecastTransformer model = ml.Recurrent().Forecast(new LstmForecastOptions
        {
            InputColumnName = "Sales", GroupColumnName = "Shop", TimeColumnName = "Day", Horizon = 7, WindowLength = 14, SeasonLength = 7, Epochs = 20,
            Spacing = Spacing.Day,          // not named, Fit would find it
            Gaps = Gaps.Interpolate,        // not named, the gap would be refused
        }).Fit(sales);

        // Group and time are the model's. Every shop is compared with its own rows.
        PanelMetrics metrics = ml.Recurrent().EvaluateForecast(model.Transform(sales), sales, actualColumnName: "Sales", seasonLength: 7);
        foreach ((string shop, ForecastMetrics own) in metrics.Groups)
            Console.WriteLine($"{shop}: MAE {own.MeanAbsoluteError:F1} over {own.Count} steps");
        Console.WriteLine($"one day ahead MASE {metrics.Steps[0].MeanAbsoluteScaledError:F2}, seven days {metrics.Steps[6].MeanAbsoluteScaledError:F2}");

        // Row by row, with the time of each.
        ForecastEngine harbour = ml.Recurrent().CreateForecastEngine(model, "Harbour");
        foreach (ShopDay row in days.Where(row => row.Shop == "Harbour"))
            harbour.Observe(row.Sales, row.Day);
        float[] week = harbour.Forecast();
        #endregion

        Assert.Equal(200, harbour.ObservedCount);
        Assert.Equal(model.Transform(sales).GetColumn<float[]>("Forecast").ElementAt(196), week);
        Assert.Equal(["Harbour", "Station"], metrics.Groups.Keys);
        Assert.InRange(metrics.Groups["Harbour"].MeanAbsoluteError, 0, 20);
        Assert.InRange(metrics.Groups["Station"].MeanAbsoluteError, 0, 100);
    }
}
