using System.Globalization;
using System.Xml.Linq;
using Microsoft.ML.Recurrent.Plots;

namespace Microsoft.ML.Recurrent.Tests.Plots;

public sealed class ForecastPlotTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    [Fact]
    public void ToSvg_NamesWithMarkup_AreEscapedAndReadBack()
    {
        XElement svg = Draw(new ForecastPlot { Title = "a < b & \"c\"" }.Add(Rows("<script>", 1, 2)));

        Assert.Equal("a < b & \"c\"", svg.Element(Svg + "title")?.Value);
        Assert.Contains("<script>", Texts(svg), StringComparer.Ordinal);
    }

    [Fact]
    public void ToSvg_Titles_AllAppear()
    {
        var plot = new ForecastPlot { Title = "Sales", Subtitle = "a year ahead", XTitle = "week", YTitle = "pieces" };

        List<string> texts = Texts(Draw(plot.Add(Rows("actual", 1, 2)).MarkOrigin(1)));

        Assert.Superset(new HashSet<string>(["Sales", "a year ahead", "week", "pieces", "actual", "forecast origin"], StringComparer.Ordinal), [.. texts]);
    }

    [Fact]
    public void ToSvg_ViewBox_IsTheSizeAskedFor()
    {
        XElement svg = Draw(new ForecastPlot { Title = "t", Width = 640, Height = 360 }.Add(Rows("y", 1, 2)));

        Assert.Equal("0 0 640 360", svg.Attribute("viewBox")?.Value);
    }

    [Fact]
    public void Line_NaNInside_IsBrokenThere()
    {
        XElement svg = Draw(new ForecastPlot { Title = "t" }.Add(Rows("y", 1, 2, float.NaN, 4, 5, 6)));

        Assert.Equal([2, 3], svg.Elements(Svg + "polyline").Select(line => Points(line).Count));
    }

    [Fact]
    public void Line_OneValueBetweenGaps_IsADot()
    {
        XElement svg = Draw(new ForecastPlot { Title = "t" }.Add(Rows("y", float.NaN, 2, float.NaN)));

        Assert.Empty(svg.Elements(Svg + "polyline"));
        Assert.Single(svg.Elements(Svg + "circle"));
    }

    [Theory]
    [InlineData(-3f, 7f)]
    [InlineData(0f, 0f)]
    [InlineData(5f, 5f)]
    [InlineData(-1e-30f, 1e-30f)]
    [InlineData(float.MinValue, float.MaxValue)]
    [InlineData(1e6f, 1.0000001e6f)]
    public void Line_LowestAndHighestValue_StayInsideTheFrame(float low, float high)
    {
        XElement svg = Draw(new ForecastPlot { Title = "t", YTitle = "y" }.Add(Rows("y", low, high, low, high)));

        List<(double X, double Y)> points = Points(svg.Elements(Svg + "polyline").Single());
        List<(double X, double Y)> frame = GridCorners(svg);
        Assert.All(points, point =>
        {
            Assert.InRange(point.X, frame.Min(corner => corner.X), frame.Max(corner => corner.X));
            Assert.InRange(point.Y, frame.Min(corner => corner.Y), frame.Max(corner => corner.Y));
        });
        Assert.Equal(4, points.Count);
    }

    [Fact]
    public void Line_HigherValue_LiesHigherOnThePicture()
    {
        XElement svg = Draw(new ForecastPlot { Title = "t" }.Add(Rows("y", 10, 20, 15)));

        List<(double X, double Y)> points = Points(svg.Elements(Svg + "polyline").Single());

        // Halfway between 10 and 20 is halfway down, up to the two decimals written.
        Assert.True(points[1].Y < points[0].Y);
        Assert.Equal((points[0].Y + points[1].Y) / 2, points[2].Y, 0.011);
        Assert.Equal((points[0].X + points[2].X) / 2, points[1].X, 0.011);
    }

    [Fact]
    public void Line_Forecast_IsDrawnOverActualAndBaseline()
    {
        XElement svg = Draw(new ForecastPlot { Title = "t" }
            .Add(PlotSeries.OverRows("lstm", PlotRole.Forecast, 0, [1, 2]))
            .Add(PlotSeries.OverRows("actual", PlotRole.Actual, 0, [1, 3]))
            .Add(PlotSeries.OverRows("naive", PlotRole.Baseline, 0, [1, 4])));

        Assert.Equal(["#0072b2", "#1f2328", "#d55e00"], svg.Elements(Svg + "polyline").Select(line => line.Attribute("stroke")?.Value));
    }

    [Fact]
    public void MarkOrigin_Row_StandsWhereTheForecastBegins()
    {
        XElement svg = Draw(new ForecastPlot { Title = "t" }
            .Add(PlotSeries.OverRows("actual", PlotRole.Actual, 0, [1, 2, 3, 4]))
            .Add(PlotSeries.OverRows("lstm", PlotRole.Forecast, 2, [3, 5]))
            .MarkOrigin(2));

        double begin = Points(svg.Elements(Svg + "polyline").Last())[0].X;
        Assert.Contains(svg.Elements(Svg + "line"), line => Number(line, "x1") == begin && Number(line, "x2") == begin && line.Attribute("stroke-dasharray") is not null);
        Assert.Contains(svg.Elements(Svg + "rect"), shade => Number(shade, "x") == begin);
    }

    [Fact]
    public void Dates_SixYearsOfMonths_AreLabelledByYear()
    {
        DateTime[] months = [.. Enumerable.Range(0, 72).Select(month => new DateTime(1955, 1, 1).AddMonths(month))];

        List<string> texts = Texts(Draw(new ForecastPlot { Title = "t" }.Add(PlotSeries.OverDates("y", PlotRole.Actual, months, new float[72]))));

        Assert.Equal(["1955", "1956", "1957", "1958", "1959", "1960"], texts.Where(text => text.StartsWith("19", StringComparison.Ordinal)));
    }

    [Fact]
    public void ToSvg_UnderAnotherCulture_IsTheSame()
    {
        ForecastPlot plot = new ForecastPlot { Title = "t" }
            .Add(PlotSeries.OverDates("y", PlotRole.Actual, [new(2024, 3, 1), new(2024, 5, 1)], [0.5f, 1.25f]));
        string expected = plot.ToSvg();
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("de-DE");
            Assert.Equal(expected, plot.ToSvg());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Add_RowsToADatedPlot_ThrowsNamingBothAxes()
    {
        ForecastPlot plot = new ForecastPlot { Title = "t" }.Add(PlotSeries.OverDates("a", PlotRole.Actual, [new(2024, 1, 1)], [1]));

        var error = Assert.Throws<ArgumentException>(() => plot.Add(Rows("b", 1)));

        Assert.StartsWith("Series 'b' is over rows, but the plot is over dates", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ToSvg_NoValueAnywhere_ThrowsAskingForOne()
    {
        var error = Assert.Throws<InvalidOperationException>(() => new ForecastPlot { Title = "t" }.Add(Rows("y", float.NaN)).ToSvg());

        Assert.StartsWith("The plot has 1 series and none of them a value", error.Message, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => new ForecastPlot { Title = "t" }.ToSvg());
    }

    [Theory]
    [InlineData(319, 480, nameof(ForecastPlot.Width))]
    [InlineData(960, 239, nameof(ForecastPlot.Height))]
    public void ToSvg_TooSmallToRead_ThrowsNamingTheSide(int width, int height, string name)
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => new ForecastPlot { Title = "t", Width = width, Height = height }.Add(Rows("y", 1, 2)).ToSvg());

        Assert.Equal(name, error.ParamName);
    }

    private static PlotSeries Rows(string name, params float[] values) => PlotSeries.OverRows(name, PlotRole.Actual, 0, values);

    private static XElement Draw(ForecastPlot plot) => XElement.Parse(plot.ToSvg());

    private static List<string> Texts(XElement svg) => [.. svg.Elements(Svg + "text").Select(text => text.Value)];

    private static List<(double X, double Y)> Points(XElement polyline) =>
        [.. polyline.Attribute("points")!.Value.Split(' ').Select(pair => pair.Split(',')).Select(pair => (Parse(pair[0]), Parse(pair[1])))];

    /// <summary>The ends of the horizontal grid lines, which span the frame.</summary>
    private static List<(double X, double Y)> GridCorners(XElement svg) =>
        [.. svg.Elements(Svg + "line").Where(line => string.Equals(line.Attribute("stroke")?.Value, "#e6e9ed", StringComparison.Ordinal) && Number(line, "y1") == Number(line, "y2"))
            .SelectMany(line => new[] { (Number(line, "x1"), Number(line, "y1")), (Number(line, "x2"), Number(line, "y2")) })];

    private static double Number(XElement element, string attribute) => Parse(element.Attribute(attribute)!.Value);

    private static double Parse(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
