using Microsoft.ML.Recurrent.Data;
using Microsoft.ML.Recurrent.Forecasting;

namespace Microsoft.ML.Recurrent.Tests.RightRows;

[Trait("Category", "RightRows")]
public sealed class Rule04_OneSeriesStopsNoPanelTests
{
    private readonly MLContext _ml = new(seed: 1);

    private static IEnumerable<float> Wave(int count) => Enumerable.Range(0, count).Select(t => 10 + MathF.Sin(t));

    private LstmForecastTransformer Train(IEnumerable<PanelRow> rows, LstmForecastOptions? options = null) => _ml.Recurrent().Forecast(options ?? Panels.Options).Fit(_ml.Data.LoadFromEnumerable(rows));

    private float[][] Forecasts(LstmForecastTransformer model, IEnumerable<PanelRow> rows) => Panels.Forecasts(model.Transform(_ml.Data.LoadFromEnumerable(rows)));

    [Fact]
    public void Transform_OfTheTrainingRowsWithAShortConstantSeries_GivesNaNForIt()
    {
        PanelRow[] rows = [.. Panels.Shop("short", 5, 5), .. Panels.Shop("long", Wave(20))];

        float[][] forecasts = Forecasts(Train(rows), rows);

        Assert.All(forecasts[..2], forecast => Assert.Equal([float.NaN], forecast));
        Assert.All(forecasts[5..], forecast => Assert.True(float.IsFinite(forecast[0])));
    }

    [Fact]
    public void Fit_TwoHundredProductsOfWhichThirtyNeverSold_ForecastsThoseAsZeroAndSaysSoOnce()
    {
        List<string> log = _ml.Listen();
        PanelRow[] rows = [.. Enumerable.Range(0, 200).SelectMany(p => Panels.Shop($"p{p}", p % 7 == 3 ? Enumerable.Repeat(0f, 12) : Wave(12)))];
        int never = Enumerable.Range(0, 200).Count(p => p % 7 == 3);

        LstmForecastTransformer model = Train(rows);

        Assert.Equal(200, model.Model.SeriesNames.Count());
        Assert.Equal((200 - never) * (12 - 4), model.Model.Summary.Rows);
        Assert.All(Forecasts(model, rows).Chunk(12).Where((_, p) => p % 7 == 3), forecasts => Assert.All(forecasts[3..], forecast => Assert.Equal([0f], forecast)));
        Assert.StartsWith($"Warning: {never} of 200 series ('p3', 'p10',", Assert.Single(log, message => message.StartsWith("Warning", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Scaling.Standardize, false)]
    [InlineData(Scaling.MinMax, false)]
    [InlineData(Scaling.None, false)]
    [InlineData(Scaling.Standardize, true)]
    public void Forecast_OfAConstantSeries_IsTheConstantWhateverTheScalingAndAfterLoading(Scaling scaling, bool log)
    {
        PanelRow[] rows = [.. Panels.Shop("still", Enumerable.Repeat(7f, 12)), .. Panels.Shop("long", Wave(20))];
        LstmForecastTransformer model = Train(rows, Panels.Options with { Scaling = scaling, LogTransform = log });

        Assert.Equal([7f], Forecasts(model, rows)[11]);
        Assert.Equal([7f], Forecasts(_ml.SaveAndLoad(model, _ml.Data.LoadFromEnumerable(rows).Schema), rows)[11]);
        ForecastEngine engine = _ml.Recurrent().CreateForecastEngine(model, "still");
        for (int t = 0; t < 4; t++)
            engine.Observe(7f);
        Assert.Equal([7f], engine.Forecast());
    }

    [Fact]
    public void Fit_FaultsInManySeries_NamesTheFirstTwentyAndHowMany()
    {
        PanelRow[] rows = [.. Enumerable.Range(0, 50).SelectMany(p => Panels.Shop($"p{p}", Wave(12).Select((value, t) => p % 2 == 0 && t == 5 ? float.NaN : value)))];

        var error = Assert.Throws<InvalidDataException>(() => Train(rows));

        Assert.StartsWith("25 of 50 series cannot be used; the first 20:\n  'p0': Column 'Value' is NaN in row 5", error.Message, StringComparison.Ordinal);
        Assert.Contains("'p38': Column 'Value' is NaN in row 461", error.Message, StringComparison.Ordinal);
        Assert.EndsWith("and 5 more.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Fit_FaultsOfSeveralKinds_AreAllNamed()
    {
        PanelRow[] holed = Panels.Shop("infinite", 1, 2, float.PositiveInfinity, 4, 5), back = Panels.Shop("back", Wave(12)), twice = Panels.Shop("twice", Wave(12));
        back[7].Day = back[2].Day;
        twice[7].Day = twice[6].Day;

        var error = Assert.Throws<InvalidDataException>(() => Train([.. holed, .. back, .. Panels.Shop("good", Wave(12)), .. twice], Panels.Options with { TimeColumnName = "Day" }));

        Assert.StartsWith("3 of 4 series cannot be used; all of them:\n  'infinite': Column 'Value' is Infinity in row 2", error.Message, StringComparison.Ordinal);
        Assert.Contains("\n  'back': The time column 'Day' is 2024-01-03T00:00:00 in row 12, the first row being 0, after 2024-01-07T00:00:00 in the row before of group 'back'; time must ascend", error.Message, StringComparison.Ordinal);
        Assert.Contains("\n  'twice': The time column 'Day'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Fit_GapsInSeveralSeries_AreAllNamed()
    {
        PanelRow[] rows = [.. Enumerable.Range(0, 3).SelectMany(p => Panels.Shop($"p{p}", Wave(40)))];

        var error = Assert.Throws<InvalidDataException>(() => Train(rows.Where((_, t) => t is not (20 or 100)), Panels.Options with { TimeColumnName = "Day" }));

        Assert.StartsWith("2 of 3 series cannot be used; all of them:\n  'p0': The time column 'Day' is 2024-01-22T00:00:00 in row 20", error.Message, StringComparison.Ordinal);
        Assert.Contains("\n  'p2': The time column 'Day' is 2024-01-22T00:00:00 in row 99", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Fit_ASeriesThatBeginsToMoveInTheWatchedRows_IsForecastByItsMovement()
    {
        PanelRow[] rows = [.. Panels.Shop("new", [.. Enumerable.Repeat(0f, 16), 3, 5, 4, 6]), .. Panels.Shop("long", Wave(20))];

        LstmForecastTransformer model = Train(rows, Panels.Options with { ValidationFraction = 0.2 });

        Assert.NotEqual(0f, Forecasts(model, rows)[19][0]);
    }
}
