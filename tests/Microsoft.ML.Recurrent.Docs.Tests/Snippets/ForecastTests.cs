#region Forecast.Usings
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Recurrent.Forecasting;
#endregion

namespace Docs.Snippets;

public sealed class ForecastTests
{
    [Fact]
    public void Program_TwoShops_ForecastsEachInItsOwnScale()
    {
        #region Forecast.Program
        var ml = new MLContext(seed: 1);

        // Two shops in one table, each with its rows together and in order. One sells ten times as much as the other.
        var days = new List<ShopDay>();
        foreach ((string shop, float size) in new[] { ("Harbour", 100f), ("Station", 1000f) })
        {
            for (int day = 0; day < 200; day++)
                days.Add(new ShopDay { Shop = shop, Day = new DateTime(2026, 1, 1).AddDays(day), Sales = size * (day % 7 >= 5 ? 1.6f : 1f) * (1 + (0.001f * day)) });
        }

        IDataView sales = ml.Data.LoadFromEnumerable(days);

        LstmForecastTransformer model = ml.Recurrent().Forecast(new LstmForecastOptions
        {
            InputColumnName = "Sales",
            GroupColumnName = "Shop",
            TimeColumnName = "Day",
            Horizon = 7,
            WindowLength = 14,
            SeasonLength = 7,
            Epochs = 20,
        }).Fit(sales);

        foreach (WeekAhead row in ml.Data.CreateEnumerable<WeekAhead>(model.Transform(sales), reuseRowObject: false).Where((_, i) => i % 200 == 199))
            Console.WriteLine($"{row.Shop}: {string.Join(", ", row.Forecast.Select(day => $"{day:F0}"))}");
        #endregion

        WeekAhead[] rows = [.. ml.Data.CreateEnumerable<WeekAhead>(model.Transform(sales), reuseRowObject: false)];
        Assert.All(rows[200..213], row => Assert.All(row.Forecast, value => Assert.True(float.IsNaN(value), "A series begins without history.")));
        for (int h = 0; h < 7; h++)
        {
            float truth = ((200 + h) % 7 >= 5 ? 1.6f : 1f) * 1.2f;
            Assert.InRange(rows[199].Forecast[h], 100 * truth * 0.93f, 100 * truth * 1.07f);
            Assert.InRange(rows[399].Forecast[h], 1000 * truth * 0.93f, 1000 * truth * 1.07f);
        }
    }
}
