using System.Text;
using Microsoft.ML.Recurrent.Files;

namespace Microsoft.ML.Recurrent.Plots;

/// <summary>A picture of forecasts beside what came true, written as SVG: a white card that reads well on light and dark pages.</summary>
/// <remarks>Colours are Okabe &amp; Ito's, which readers with any colour vision tell apart. Numbers and dates are in the invariant culture.</remarks>
/// <example><code>
/// new ForecastPlot { Title = "Passengers", YTitle = "thousands a month" }
///     .Add(PlotSeries.OverDates("actual", PlotRole.Actual, dates, actual))
///     .Add(PlotSeries.OverDates("LSTM", PlotRole.Forecast, futureDates, forecast))
///     .MarkOrigin(futureDates[0])
///     .Save("forecast.svg");
/// </code></example>
public sealed class ForecastPlot
{
    private readonly List<PlotSeries> _series = [];
    private readonly List<double> _origins = [];
    private bool _isDated;

    /// <summary>What the picture shows; its first line.</summary>
    public required string Title { get; init; }

    /// <summary>A smaller line under the title, or empty.</summary>
    public string Subtitle { get; init; } = "";

    /// <summary>What the horizontal axis counts, or empty where the dates speak for themselves.</summary>
    public string XTitle { get; init; } = "";

    /// <summary>What the vertical axis counts, with its unit.</summary>
    public string YTitle { get; init; } = "";

    /// <summary>Width of the picture. Unit: picture units, pixels at scale 1. Range: 320 or more.</summary>
    /// <value>Default 960: fills a page's text column and a slide.</value>
    public int Width { get; init; } = 960;

    /// <summary>Height of the picture. Unit: picture units, pixels at scale 1. Range: 240 or more.</summary>
    /// <value>Default 480: half the width, which shows a season's slope near 45 degrees.</value>
    public int Height { get; init; } = 480;

    internal IReadOnlyList<PlotSeries> Series => _series;

    internal IReadOnlyList<double> Origins => _origins;

    internal bool IsDated => _isDated;

    /// <summary>Adds a line.</summary>
    /// <param name="series">Drawn above those added before it, but for roles: see <see cref="PlotRole"/>.</param>
    /// <returns>This plot.</returns>
    /// <exception cref="ArgumentException">The plot has series over dates and this one is over rows, or the other way round.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="series"/> is null.</exception>
    public ForecastPlot Add(PlotSeries series)
    {
        ArgumentNullException.ThrowIfNull(series);
        CheckAxis(series.IsDated, $"Series '{series.Name}'");
        _series.Add(series);
        return this;
    }

    /// <summary>Marks where a forecast begins; all that follows the first mark is shaded.</summary>
    /// <param name="date">Date of the first value forecast.</param>
    /// <returns>This plot.</returns>
    /// <exception cref="ArgumentException">The plot's series are over rows.</exception>
    public ForecastPlot MarkOrigin(DateTime date)
    {
        CheckAxis(isDated: true, FormattableString.Invariant($"The origin {date:s}"));
        _origins.Add(DateTicks.ToPosition(date));
        return this;
    }

    /// <summary>Marks where a forecast begins; all that follows the first mark is shaded.</summary>
    /// <param name="row">Row number of the first value forecast.</param>
    /// <returns>This plot.</returns>
    /// <exception cref="ArgumentException">The plot's series are over dates.</exception>
    public ForecastPlot MarkOrigin(int row)
    {
        CheckAxis(isDated: false, FormattableString.Invariant($"The origin {row}"));
        _origins.Add(row);
        return this;
    }

    /// <summary>The picture as the text of an SVG file.</summary>
    /// <returns>UTF-16 text that ends with a line feed; the same plot gives the same text.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><see cref="Width"/> or <see cref="Height"/> is too small to read.</exception>
    /// <exception cref="InvalidOperationException">No series holds a value.</exception>
    public string ToSvg()
    {
        Check.AtLeast(Width, 320, "picture units");
        Check.AtLeast(Height, 240, "picture units");
        return ForecastPlotRenderer.Render(this);
    }

    /// <summary>Writes the picture. An old file is replaced only when the new one is complete.</summary>
    /// <param name="path">The file, usually ending in <c>.svg</c>; its folder must exist.</param>
    /// <exception cref="IOException">The file cannot be written; an old one is left as it was.</exception>
    /// <exception cref="ArgumentException"><paramref name="path"/> is empty or null.</exception>
    /// <inheritdoc cref="ToSvg" path="/exception"/>
    public void Save(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        byte[] picture = Encoding.UTF8.GetBytes(ToSvg());
        AtomicFile.Write("picture", path, stream => stream.Write(picture));
    }

    private void CheckAxis(bool isDated, string what)
    {
        if (_series.Count + _origins.Count == 0)
            _isDated = isDated;
        else if (isDated != _isDated)
            throw new ArgumentException($"{what} is over {Name(isDated)}, but the plot is over {Name(_isDated)}; one plot has one horizontal axis. Give all of it dates, or all of it rows.");

        static string Name(bool isDated) => isDated ? "dates" : "rows";
    }
}
