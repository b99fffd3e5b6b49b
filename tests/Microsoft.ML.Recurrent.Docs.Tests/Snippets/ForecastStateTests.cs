#region State.Usings
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Recurrent.Forecasting;
#endregion

namespace Docs.Snippets;

public sealed class ForecastStateTests
{
    [Fact]
    public void Program_RowsOneByOne_GiveTheForecastsOfTheWholeView()
    {
        #region State.Train
        var ml = new MLContext(seed: 1);
        IDataView months = ml.Data.LoadFromTextFile<Month>("air-passengers.csv", separatorChar: ',', hasHeader: true);
        LstmForecastTransformer model = ml.Recurrent().Forecast(outputColumnName: "Forecast", inputColumnName: "Passengers", horizon: 12, windowLength: 24).Fit(months);
        #endregion
        float[] passengers = [.. months.GetColumn<float>("Passengers")];
        float[][] expected = [.. model.Transform(months).GetColumn<float[]>("Forecast")];

        #region State.Engine
        ForecastEngine engine = ml.Recurrent().CreateForecastEngine(model);
        foreach (float value in passengers)
        {
            engine.Observe(value);                  // a row has come
            if (!engine.IsReady)                    // true once a whole look-back, here 24 rows, has been seen
                continue;
            float[] yearAhead = engine.Forecast();  // element 0 is one row ahead
            Console.WriteLine($"after row {engine.ObservedCount - 1}: {yearAhead[0]:F0} next month");
        }
        #endregion

        Assert.Equal(144, engine.ObservedCount);
        Assert.Equal(expected[^1], engine.Forecast());

        #region State.Checkpoint
        engine.SaveCheckpoint("harbour.state");     // written beside, flushed, moved into place

        // After a restart: load the model, take up the state, go on.
        ForecastEngine again = ml.Recurrent().CreateForecastEngine(model);
        again.RestoreCheckpoint("harbour.state");
        #endregion

        Assert.Equal(engine.Forecast(), again.Forecast());
        Assert.Equal(144, again.ObservedCount);

        #region State.RowByRow
        // A PredictionEngine keeps a history too: its own, over the rows in the order in which it is given them.
        PredictionEngine<Month, YearAhead> rows = ml.Model.CreatePredictionEngine<Month, YearAhead>(model);
        float[] first = rows.Predict(new Month { Passengers = 112 }).Forecast;    // NaN: one row is no look-back
        #endregion

        Assert.All(first, value => Assert.True(float.IsNaN(value), "There is no history yet."));
        for (int t = 1; t < passengers.Length; t++)
            Assert.Equal(expected[t], rows.Predict(new Month { Passengers = passengers[t] }).Forecast);
    }

    [Fact]
    public void Engines_OnePerSeries_ForecastTheirOwn()
    {
        var ml = new MLContext(seed: 1);
        IDataView sales = ml.Data.LoadFromEnumerable(Enumerable.Range(0, 120).Select(i => new ShopDay
        {
            Shop = i < 60 ? "Harbour" : "Station",
            Sales = (i < 60 ? 100 : 1000) * (1 + (0.1f * MathF.Sin(i))),
        }).ToArray());
        LstmForecastTransformer model = ml.Recurrent().Forecast(new LstmForecastOptions
        {
            InputColumnName = "Sales", GroupColumnName = "Shop", Horizon = 7, WindowLength = 14, Epochs = 2, Seed = 1,
        }).Fit(sales);

        #region State.Series
        Dictionary<string, ForecastEngine> engines = model.Model.SeriesNames.ToDictionary(shop => shop, shop => ml.Recurrent().CreateForecastEngine(model, shop));
        engines["Station"].Observe(1040f);
        #endregion

        Assert.Equal(["Harbour", "Station"], engines.Keys.Order(StringComparer.Ordinal));
        Assert.Equal((0, 1), (engines["Harbour"].ObservedCount, engines["Station"].ObservedCount));
    }
}
