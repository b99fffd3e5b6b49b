using Microsoft.ML.Data;
using Microsoft.ML.Recurrent.Forecasting;

namespace Microsoft.ML.Recurrent.Tests.RightRows;

[Trait("Category", "RightRows")]
public sealed class Rule03_IdentityIsByValueTests
{
    private readonly MLContext _ml = new(seed: 1);

    private static PanelRow[] Kiosk => Panels.Shop("kiosk", Enumerable.Range(0, 20).Select(t => 10f + (t % 3)));

    private static PanelRow[] Mall => Panels.Shop("mall", Enumerable.Range(0, 20).Select(t => 10_000f + (t % 3 * 1000)));

    private IDataView Keyed(params PanelRow[] rows)
    {
        IDataView data = _ml.Data.LoadFromEnumerable(rows);
        return _ml.Transforms.Conversion.MapValueToKey("Shop").Fit(data).Transform(data);
    }

    private LstmForecastTransformer Train() => _ml.Recurrent().Forecast(Panels.Options).Fit(Keyed([.. Kiosk, .. Mall]));

    [Fact]
    public void Transform_KeysMadeAnewInAnotherOrder_ForecastsEachShopByItsOwnScale()
    {
        float[][] forecasts = Panels.Forecasts(Train().Transform(Keyed([.. Mall, .. Kiosk])));

        Assert.InRange(forecasts[19][0], 9_000, 13_000);
        Assert.InRange(forecasts[39][0], 9, 13);
    }

    [Fact]
    public void Transform_KeysMadeAnewAfterSaveAndLoad_GivesTheSameBits()
    {
        LstmForecastTransformer model = Train();

        float[][] here = Panels.Forecasts(model.Transform(Keyed([.. Kiosk, .. Mall]))), there = Panels.Forecasts(_ml.SaveAndLoad(model, Keyed(Mall).Schema).Transform(Keyed([.. Mall, .. Kiosk])));

        Assert.Equal(here[..20], there[20..]);
        Assert.Equal(here[20..], there[..20]);
    }

    [Fact]
    public void Transform_ShopsAsTextWhereTheyWereKeys_AreTheSameShops()
    {
        LstmForecastTransformer model = Train();

        Assert.Equal(Panels.Forecasts(model.Transform(Keyed([.. Kiosk, .. Mall]))), Panels.Forecasts(model.Transform(_ml.Data.LoadFromEnumerable([.. Kiosk, .. Mall]))));
    }

    [Fact]
    public void SeriesNamesAndForecastEngine_OfKeys_SpeakTheirValues()
    {
        LstmForecastTransformer model = Train();
        ForecastEngine engine = _ml.Recurrent().CreateForecastEngine(model, "mall");
        foreach (PanelRow row in Mall)
            engine.Observe(row.Value);

        Assert.Equal(["kiosk", "mall"], model.Model.SeriesNames);
        Assert.Equal(Panels.Forecasts(model.Transform(Keyed([.. Mall, .. Kiosk])))[19], engine.Forecast());
        Assert.Contains("Group '2' was not in the training data", Assert.Throws<InvalidDataException>(() => _ml.Recurrent().CreateForecastEngine(model, "2")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Transform_AKeyUnknownInTraining_IsRefusedByItsValue()
    {
        Exception error = Assert.ThrowsAny<Exception>(() => Panels.Forecasts(Train().Transform(Keyed(Panels.Shop("stall", 1, 2, 3, 4, 5)))));

        Assert.Contains("Group 'stall' was not in the training data", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Fit_KeysOfNumbers_AreNamedByTheNumbers()
    {
        IDataView data = _ml.Data.LoadFromEnumerable(Enumerable.Range(0, 20).Select(t => new NumberedRow { Shop = t < 10 ? 4711 : 13, Value = t % 3 }));

        LstmForecastTransformer model = _ml.Recurrent().Forecast(Panels.Options).Fit(_ml.Transforms.Conversion.MapValueToKey("Shop").Fit(data).Transform(data));

        Assert.Equal(["4711", "13"], model.Model.SeriesNames);
    }

    [Fact]
    public void Fit_AKeyThatStandsForNothing_IsRefusedInWords()
    {
        IDataView data = _ml.Data.LoadFromEnumerable(Enumerable.Range(0, 20).Select(t => new BareKeyRow { Shop = t < 10 ? 1u : 2u, Value = t % 3 }));

        var error = Assert.Throws<ArgumentException>(() => _ml.Recurrent().Forecast(Panels.Options).Fit(data));

        Assert.Contains("The group column 'Shop' is Key<UInt32", error.Message, StringComparison.Ordinal);
        Assert.Contains("MapValueToKey", error.Message, StringComparison.Ordinal);
    }

    public sealed class NumberedRow
    {
        public int Shop { get; set; }

        public float Value { get; set; }
    }

    public sealed class BareKeyRow
    {
        [KeyType(3)]
        public uint Shop { get; set; }

        public float Value { get; set; }
    }
}
