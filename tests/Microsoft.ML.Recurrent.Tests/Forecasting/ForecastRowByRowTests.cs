using Microsoft.ML.Recurrent.Forecasting;

namespace Microsoft.ML.Recurrent.Tests.Forecasting;

/// <summary>A <c>PredictionEngine</c> over a forecaster: it is given the rows in order.</summary>
public sealed class ForecastRowByRowTests
{
    private readonly MLContext _ml = new();

    [Fact]
    public void PredictionEngine_RowByRow_EqualsTransformBitForBit()
    {
        LstmForecastTransformer model = Series.Train(Series.Rows(Series.Wave(40)), Series.Small with { SeasonLength = 2, LogTransform = true });
        SeriesRow[] rows = Series.Rows(Series.Wave(270));
        using PredictionEngine<SeriesRow, ForecastRow> engine = _ml.Model.CreatePredictionEngine<SeriesRow, ForecastRow>(model);

        float[][] forecasts = rows.Select(row => engine.Predict(row).Forecast.ToArray()).ToArray();

        Assert.Equal(Series.Bits(Series.Forecasts(model, rows)), Series.Bits(forecasts));
    }

    [Fact]
    public void PredictionEngine_WithAnotherConsumerOfTheForecast_MovesTheHistoryOnOncePerRow()
    {
        SeriesRow[] rows = Series.Rows(Series.Wave(12));
        LstmForecastTransformer model = Series.Train(rows, Series.Small);
        IDataView data = _ml.Data.LoadFromEnumerable(rows);
        var chain = new Microsoft.ML.Data.TransformerChain<ITransformer>(model, _ml.Transforms.CopyColumns("Copy", "Forecast").Fit(model.Transform(data)));
        using PredictionEngine<SeriesRow, CopiedForecast> engine = _ml.Model.CreatePredictionEngine<SeriesRow, CopiedForecast>(chain);

        CopiedForecast[] predictions = rows.Select(row => engine.Predict(row)).ToArray();

        int[] expected = Series.Bits(Series.Forecasts(model, rows));
        Assert.Equal(expected, Series.Bits(predictions.Select(p => p.Forecast)));
        Assert.Equal(expected, Series.Bits(predictions.Select(p => p.Copy)));
    }

    [Fact]
    public void PredictionEngine_GivenARowThatIsRefused_GoesOnAsIfItHadNotBeen()
    {
        LstmForecastTransformer model = Series.Train(Series.Rows(Series.Wave(20)), Series.Small);
        SeriesRow[] rows = Series.Rows(Series.Wave(6));
        using PredictionEngine<SeriesRow, ForecastRow> engine = _ml.Model.CreatePredictionEngine<SeriesRow, ForecastRow>(model);
        var forecasts = new List<float[]>();

        foreach (SeriesRow row in rows)
        {
            Assert.Throws<InvalidDataException>(() => engine.Predict(new SeriesRow { Value = float.NaN }));
            forecasts.Add(engine.Predict(row).Forecast.ToArray());
        }

        Assert.Equal(Series.Bits(Series.Forecasts(model, rows)), Series.Bits(forecasts));
    }

    [Fact]
    public void PredictionEngine_GroupThatComesBack_BeginsAnew()
    {
        SeriesRow[] north = Series.Store("North", Series.Wave(20)), south = Series.Store("South", 5, 9, 4, 7, 8, 6);
        LstmForecastTransformer model = Series.Train([.. north, .. south], Series.Small with { GroupColumnName = "Store" });
        using PredictionEngine<SeriesRow, ForecastRow> engine = _ml.Model.CreatePredictionEngine<SeriesRow, ForecastRow>(model);
        SeriesRow[] rows = [.. north[..4], .. south[..4], .. north[..4]];

        float[][] forecasts = rows.Select(row => engine.Predict(row).Forecast.ToArray()).ToArray();

        Assert.Equal(Series.Bits(forecasts[..4]), Series.Bits(forecasts[8..]));
        Assert.True(float.IsNaN(forecasts[8][0]));
        Assert.NotEqual(Series.Bits(forecasts[3]), Series.Bits(forecasts[7]));
    }

    [Fact]
    public void PredictionEngine_UnseenGroup_IsRefusedEachTimeAndNeverTakenForTheOneBefore()
    {
        SeriesRow[] rows = Series.Store("North", Series.Wave(20));
        LstmForecastTransformer model = Series.Train(rows, Series.Small with { GroupColumnName = "Store" });
        using PredictionEngine<SeriesRow, ForecastRow> engine = _ml.Model.CreatePredictionEngine<SeriesRow, ForecastRow>(model);
        foreach (SeriesRow row in rows)
            engine.Predict(row);

        for (int attempt = 0; attempt < 3; attempt++)
        {
            var error = Assert.Throws<InvalidDataException>(() => engine.Predict(new SeriesRow { Value = 1, Store = "West" }));
            Assert.StartsWith("Group 'West' was not in the training data", error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task PredictionEngines_OnePerThreadOverOneModel_GiveTheNumbersOfOne()
    {
        LstmForecastTransformer model = Series.Train(Series.Rows(Series.Wave(40)), Series.Small with { HiddenSize = 16, WindowLength = 12 });
        SeriesRow[] rows = Series.Rows(Series.Wave(200));
        int[] expected = Series.Bits(Series.Forecasts(model, rows));

        int[][] found = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() =>
        {
            using PredictionEngine<SeriesRow, ForecastRow> engine = new MLContext().Model.CreatePredictionEngine<SeriesRow, ForecastRow>(
                model, new PredictionEngineOptions { OwnsTransformer = false });
            return Series.Bits(rows.Select(row => engine.Predict(row).Forecast.ToArray()).ToArray());
        })));

        Assert.All(found, bits => Assert.Equal(expected, bits));
    }

    [Fact]
    public async Task Transform_OnSeveralThreadsOverOneModel_GivesTheNumbersOfOne()
    {
        LstmForecastTransformer model = Series.Train(Series.Rows(Series.Wave(40)), Series.Small with { HiddenSize = 16, WindowLength = 12 });
        SeriesRow[] rows = Series.Rows(Series.Wave(400));
        int[] expected = Series.Bits(Series.Forecasts(model, rows));

        int[][] found = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Series.Bits(Series.Forecasts(model, rows)))));

        Assert.All(found, bits => Assert.Equal(expected, bits));
    }

    public sealed class CopiedForecast
    {
        public float[] Forecast { get; set; } = [];

        public float[] Copy { get; set; } = [];
    }
}
