using Microsoft.ML.Recurrent.Data;
using Microsoft.ML.Recurrent.Forecasting;

namespace Microsoft.ML.Recurrent.Tests.Forecasting;

public sealed class ForecastEngineTests
{
    private readonly MLContext _ml = new();

    [Fact]
    public void Forecast_AfterEveryRow_EqualsTransformBitForBit()
    {
        LstmForecastTransformer model = Series.Train(Series.Rows(Series.Wave(40)), Series.Small with { LogTransform = true });
        float[] values = Series.Wave(600); // more than two of the view's batches
        ForecastEngine engine = _ml.Recurrent().CreateForecastEngine(model);
        var forecasts = new List<float[]>();

        foreach (float value in values)
        {
            engine.Observe(value);
            forecasts.Add(engine.Forecast());
        }

        Assert.Equal(Series.Bits(Series.Forecasts(model, Series.Rows(values))), Series.Bits(forecasts));
    }

    [Fact]
    public void Forecast_BeforeAWholeWindow_IsNaNAndTheEngineIsNotReady()
    {
        LstmForecastTransformer model = Series.Train(Series.Rows(Series.Wave(20)), Series.Small);
        ForecastEngine engine = _ml.Recurrent().CreateForecastEngine(model);
        engine.Observe(1);
        engine.Observe(2);

        Assert.False(engine.IsReady);
        Assert.Equal(2, engine.ObservedCount);
        Assert.Equal([float.NaN, float.NaN], engine.Forecast());

        engine.Observe(3);
        Assert.True(engine.IsReady);
        Assert.All(engine.Forecast(), value => Assert.True(float.IsFinite(value)));
    }

    [Fact]
    public void Forecast_AskedTwice_ChangesNothing()
    {
        LstmForecastTransformer model = Series.Train(Series.Rows(Series.Wave(20)), Series.Small);
        ForecastEngine engine = Observed(model, Series.Wave(5));

        Assert.Equal(Series.Bits(engine.Forecast()), Series.Bits(engine.Forecast()));
        Assert.Equal(5, engine.ObservedCount);
    }

    [Theory]
    [InlineData(float.NaN, "NaN")]
    [InlineData(float.PositiveInfinity, "Infinity")]
    public void Observe_ValueNotFinite_NamesTheRowAndKeepsTheState(float value, string shown)
    {
        LstmForecastTransformer model = Series.Train(Series.Rows(Series.Wave(20)), Series.Small);
        ForecastEngine engine = Observed(model, Series.Wave(5));
        float[] before = engine.Forecast();

        var error = Assert.Throws<ArgumentException>(() => engine.Observe(value));

        Assert.StartsWith($"Row 5 holds {shown}; the model needs finite numbers.", error.Message, StringComparison.Ordinal);
        Assert.Equal(Series.Bits(before), Series.Bits(engine.Forecast()));
    }

    [Fact]
    public void Observe_ZeroWhereTheModelTakesLogarithms_Throws()
    {
        LstmForecastTransformer model = Series.Train(Series.Rows(Series.Wave(20)), Series.Small with { LogTransform = true });
        ForecastEngine engine = _ml.Recurrent().CreateForecastEngine(model);

        var error = Assert.Throws<ArgumentException>(() => engine.Observe(0));

        Assert.StartsWith("Row 0 holds 0; the model needs finite numbers above 0.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Observe_RowOfAnotherWidth_NamesBoth()
    {
        ForecastEngine engine = _ml.Recurrent().CreateForecastEngine(Series.Train(Series.Rows(Series.Wave(20)), Series.Small));

        var error = Assert.Throws<ArgumentException>(() => engine.Observe([1, 2]));

        Assert.StartsWith("The row has 2 values; the model was trained on 1 per row.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void CreateForecastEngine_ForASeriesOfTheModel_UsesThatSeriesScale()
    {
        // Largest minus smallest: 10 in the first store, 1000 in the second. The network answers +1, in that unit.
        LstmForecastTransformer model = Series.Train(
            [.. Series.Store("small", 0, 10, 5, 2, 7, 4), .. Series.Store("large", 0, 1000, 500, 200, 700, 400)],
            Series.Small with { GroupColumnName = "Store", Scaling = Scaling.MinMax, Horizon = 1 }).Answering(1);

        ForecastEngine small = Observed(model, [1, 2, 3], "small"), large = Observed(model, [100, 200, 300], "large");

        Assert.Equal(13f, Assert.Single(small.Forecast()), 1e-4f);
        Assert.Equal(1300f, Assert.Single(large.Forecast()), 1e-2f);
    }

    [Fact]
    public void CreateForecastEngine_ForAnUnknownSeries_SaysWhichAreKnown()
    {
        LstmForecastTransformer model = Series.Train(Series.Store("North", Series.Wave(20)), Series.Small with { GroupColumnName = "Store" });

        var error = Assert.Throws<InvalidDataException>(() => _ml.Recurrent().CreateForecastEngine(model, "West"));

        Assert.StartsWith(
            "Group 'West' was not in the training data, so its scale is not known; the model knows 1 series ('North').",
            error.Message, StringComparison.Ordinal);
    }

    private ForecastEngine Observed(LstmForecastTransformer model, float[] values, string series = "")
    {
        ForecastEngine engine = _ml.Recurrent().CreateForecastEngine(model, series);
        foreach (float value in values)
            engine.Observe(value);
        return engine;
    }
}
