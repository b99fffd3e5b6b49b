using Microsoft.ML.Recurrent.Data;
using Microsoft.ML.Recurrent.Forecasting;

namespace Microsoft.ML.Recurrent.Tests.RightRows;

[Trait("Category", "RightRows")]
public sealed class Rule06_TheNetworkSeesSomethingTests
{
    private readonly MLContext _ml = new(seed: 1);

    // The next value follows from this one, and from no difference: 0 1 2 3 4 0 1 …
    private static PanelRow[] Saw => Panels.Shop("", Enumerable.Range(0, 200).Select(t => t % 5f));

    private static LstmForecastOptions OneRow => Panels.Options with { GroupColumnName = null, WindowLength = 1, Epochs = 60, HiddenSize = 16 };

    private float MaeOf(PanelRow[] rows, LstmForecastOptions options)
    {
        IDataView data = _ml.Data.LoadFromEnumerable(rows);
        return (float)_ml.Recurrent().EvaluateForecast(_ml.Recurrent().Forecast(options).Fit(data).Transform(data), data, "Value").MeanAbsoluteError;
    }

    [Theory]
    [InlineData(null)]
    [InlineData(1)]
    public void Forecast_OneRowLessItself_IsRefusedWithBothWaysOut(int? season)
    {
        var error = Assert.Throws<ArgumentException>(() => _ml.Recurrent().Forecast(OneRow with { SeasonLength = season }));

        Assert.StartsWith("WindowLength is 1 and Anchor is LastValue:", error.Message, StringComparison.Ordinal);
        Assert.Contains("Lengthen the window to 2 rows or more, or set Anchor to None", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Scaling.Standardize)]
    [InlineData(Scaling.MinMax)]
    [InlineData(Scaling.None)]
    public void Forecast_OneRowWithItsLevel_LearnsWhatFollowsIt(Scaling scaling)
    {
        // The last value is off by 1.6 on average.
        Assert.InRange(MaeOf(Saw, OneRow with { Anchor = ForecastAnchor.None, Scaling = scaling, Epochs = 200 }), 0, 1.2);
    }

    [Fact]
    public void Forecast_TwoRows_SeeTheirDifference()
    {
        // Up 3, down 1: which comes next is told by the last difference alone. The last value is off by 2 on average.
        PanelRow[] rows = Panels.Shop("", Enumerable.Range(0, 200).Select(t => (t / 2 * 2) + (t % 2 * 3f)));

        Assert.InRange(MaeOf(rows, OneRow with { WindowLength = 2 }), 0, 0.5);
    }

    [Fact]
    public void Forecast_ASeasonAsLongAsTheWindow_StillSeesTheWindow()
    {
        // The four values come 10 higher every other time, which the window shows. The value a season before is off by 10.
        PanelRow[] rows = Panels.Shop("", Enumerable.Range(0, 120).Select(t => (t % 4) + (t / 4 % 2 * 10f)));

        double mae = MaeOf(rows, Panels.Options with { GroupColumnName = null, WindowLength = 4, SeasonLength = 4, Anchor = ForecastAnchor.None, Epochs = 60, HiddenSize = 16 });

        Assert.InRange(mae, 0, 5);
    }
}
