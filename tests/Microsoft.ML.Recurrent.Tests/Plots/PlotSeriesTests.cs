using Microsoft.ML.Recurrent.Plots;

namespace Microsoft.ML.Recurrent.Tests.Plots;

public sealed class PlotSeriesTests
{
    [Fact]
    public void OverDates_FewerDatesThanValues_ThrowsNamingBothCounts()
    {
        var error = Assert.Throws<ArgumentException>(() => PlotSeries.OverDates("y", PlotRole.Actual, [new(2024, 1, 1)], [1, 2]));

        Assert.StartsWith("Series 'y' has 2 values and 1 dates", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void OverDates_DatesRunBackward_ThrowsNamingTheDate()
    {
        var error = Assert.Throws<ArgumentException>(
            () => PlotSeries.OverDates("y", PlotRole.Actual, [new(2024, 1, 1), new(2024, 2, 1), new(2024, 1, 15)], [1, 2, 3]));

        Assert.StartsWith("Date 2 of series 'y' is 2024-01-15T00:00:00, after 2024-02-01T00:00:00", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void OverRows_InfiniteValue_ThrowsNamingItsPlace()
    {
        var error = Assert.Throws<ArgumentException>(() => PlotSeries.OverRows("y", PlotRole.Actual, 0, [1, float.NegativeInfinity]));

        Assert.StartsWith("Value 1 of series 'y' is -Infinity", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void OverRows_NoName_Throws() =>
        Assert.Throws<ArgumentException>(() => PlotSeries.OverRows(" ", PlotRole.Actual, 0, [1]));

    [Fact]
    public void OverRows_ValuesChangedAfterwards_KeepsWhatItWasGiven()
    {
        float[] values = [1, 2];
        ForecastPlot plot = new ForecastPlot { Title = "t" }.Add(PlotSeries.OverRows("y", PlotRole.Actual, 0, values));
        string before = plot.ToSvg();

        values[0] = 1000;

        Assert.Equal(before, plot.ToSvg());
    }
}
