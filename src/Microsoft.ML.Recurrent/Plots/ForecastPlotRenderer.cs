namespace Microsoft.ML.Recurrent.Plots;

/// <summary>Lays a <see cref="ForecastPlot"/> out and draws it, from the card up: shade, grid, lines, legend.</summary>
internal sealed class ForecastPlotRenderer
{
    private const double Padding = 24;
    private const double LegendRow = 22;
    private const double LegendSample = 26;
    private const double LabelSize = 12;
    private const double LegendSize = 13;

    private static readonly PlotStyle OriginStyle = new(PlotStyle.FaintInk, 1.2, "2 3");

    private readonly ForecastPlot _plot;
    private readonly SvgWriter _svg;
    private readonly List<(string Name, PlotStyle? Style, double X, int Row)> _legend = [];
    private readonly PlotStyle[] _styles;
    private readonly List<Tick> _xTicks;
    private readonly List<Tick> _yTicks;
    private readonly PlotFrame _frame;

    private ForecastPlotRenderer(ForecastPlot plot, SvgWriter svg)
    {
        (_plot, _svg) = (plot, svg);
        _styles = StylesOf(plot.Series);
        (double minimumX, double maximumX) = RangeX(plot);
        (double minimumY, double maximumY) = RangeY(plot.Series);
        LayOutLegend();

        double top = HeaderBottom + (plot.YTitle.Length > 0 ? 34 : 12);
        double bottom = plot.Height - (plot.XTitle.Length > 0 ? 62 : 42);
        double stepY = LinearTicks.Step(maximumY - minimumY, Math.Max(2, (int)((bottom - top) / 45)));
        (minimumY, maximumY) = (Math.Floor(minimumY / stepY + 1e-9) * stepY, Math.Ceiling(maximumY / stepY - 1e-9) * stepY);
        _yTicks = LinearTicks.Between(minimumY, maximumY, stepY);

        double left = Padding + _yTicks.Max(tick => TextWidth(tick.Label, LabelSize)) + 10, right = plot.Width - Padding - 12;
        int parts = Math.Max(2, (int)((right - left) / 95));
        _xTicks = plot.IsDated
            ? DateTicks.Between(minimumX, maximumX, parts)
            // There is no row between two rows.
            : LinearTicks.Between(minimumX, maximumX, Math.Max(1, LinearTicks.Step(maximumX - minimumX, parts)));
        _frame = new()
        {
            Left = left,
            Top = top,
            Right = right,
            Bottom = bottom,
            MinimumX = minimumX,
            MaximumX = maximumX,
            MinimumY = minimumY,
            MaximumY = maximumY,
        };
    }

    private double HeaderBottom => LegendTop + LegendRow * (_legend.Count == 0 ? 0 : _legend[^1].Row + 1);

    private double LegendTop => _plot.Subtitle.Length > 0 ? 66 : 46;

    public static string Render(ForecastPlot plot)
    {
        string description = $"{plot.YTitle}: {string.Join(", ", plot.Series.Select(series => series.Name))}";
        using var svg = new SvgWriter(plot.Width, plot.Height, plot.Title, description);
        new ForecastPlotRenderer(plot, svg).Draw();
        return svg.Finish();
    }

    private void Draw()
    {
        _svg.Rectangle(0.5, 0.5, _plot.Width - 1, _plot.Height - 1, PlotStyle.Card, PlotStyle.CardEdge, radius: 8);
        _svg.Text(_plot.Title, Padding, 34, 18, PlotStyle.Ink, bold: true);
        if (_plot.Subtitle.Length > 0)
            _svg.Text(_plot.Subtitle, Padding, 55, LegendSize, PlotStyle.FaintInk);
        DrawLegend();
        DrawOrigins(shade: true);
        DrawAxes();
        DrawOrigins(shade: false);
        foreach (PlotRole role in (ReadOnlySpan<PlotRole>)[PlotRole.Baseline, PlotRole.Actual, PlotRole.Forecast])
        {
            for (int i = 0; i < _plot.Series.Count; i++)
            {
                if (_plot.Series[i].Role == role)
                    DrawSeries(_plot.Series[i], _styles[i]);
            }
        }
    }

    private void DrawAxes()
    {
        var grid = new PlotStyle(PlotStyle.Grid, 1, null);
        var axis = new PlotStyle(PlotStyle.Axis, 1, null);
        foreach (Tick tick in _yTicks)
        {
            double y = _frame.Y(tick.Position);
            _svg.Line(_frame.Left, y, _frame.Right, y, grid);
            _svg.Text(tick.Label, _frame.Left - 8, y + LabelSize * 0.35, LabelSize, PlotStyle.FaintInk, "end");
        }

        foreach (Tick tick in _xTicks)
        {
            double x = _frame.X(tick.Position);
            _svg.Line(x, _frame.Top, x, _frame.Bottom, grid);
            _svg.Line(x, _frame.Bottom, x, _frame.Bottom + 5, axis);
            _svg.Text(tick.Label, x, _frame.Bottom + 20, LabelSize, PlotStyle.FaintInk, "middle");
        }

        _svg.Line(_frame.Left, _frame.Bottom, _frame.Right, _frame.Bottom, axis);
        if (_plot.YTitle.Length > 0)
            _svg.Text(_plot.YTitle, Padding, _frame.Top - 14, LabelSize, PlotStyle.FaintInk);
        if (_plot.XTitle.Length > 0)
            _svg.Text(_plot.XTitle, (_frame.Left + _frame.Right) / 2, _frame.Bottom + 42, LabelSize, PlotStyle.FaintInk, "middle");
    }

    private void DrawOrigins(bool shade)
    {
        if (_plot.Origins.Count == 0)
            return;
        if (shade)
        {
            double first = _frame.X(_plot.Origins.Min());
            _svg.Rectangle(first, _frame.Top, _frame.Right - first, _frame.Bottom - _frame.Top, PlotStyle.Shade);
            return;
        }

        foreach (double origin in _plot.Origins)
            _svg.Line(_frame.X(origin), _frame.Top, _frame.X(origin), _frame.Bottom, OriginStyle);
    }

    /// <summary>One polyline per stretch without a NaN; a value alone between two gaps is a dot.</summary>
    private void DrawSeries(PlotSeries series, PlotStyle style)
    {
        var stretch = new List<(double X, double Y)>();
        for (int i = 0; i <= series.Values.Length; i++)
        {
            if (i < series.Values.Length && !float.IsNaN(series.Values[i]))
            {
                stretch.Add((_frame.X(series.Positions[i]), _frame.Y(series.Values[i])));
                continue;
            }

            if (stretch.Count == 1)
                _svg.Dot(stretch[0].X, stretch[0].Y, style.Width, style.Color);
            else if (stretch.Count > 1)
                _svg.Polyline(stretch, style);
            stretch.Clear();
        }
    }

    private void DrawLegend()
    {
        foreach ((string name, PlotStyle? style, double x, int row) in _legend)
        {
            double y = LegendTop + row * LegendRow + 14;
            if (style is { } line)
                _svg.Line(x, y - 4.5, x + LegendSample, y - 4.5, line);
            else
                _svg.Line(x + LegendSample / 2, y - 12, x + LegendSample / 2, y + 3, OriginStyle);
            _svg.Text(name, x + LegendSample + 8, y, LegendSize, PlotStyle.Ink);
        }
    }

    /// <summary>Entries side by side, a new row where the card ends.</summary>
    private void LayOutLegend()
    {
        IEnumerable<(string, PlotStyle?)> entries = _plot.Series.Select((series, i) => (series.Name, (PlotStyle?)_styles[i]));
        if (_plot.Origins.Count > 0)
            entries = entries.Append(("forecast origin", null));

        double x = Padding;
        int row = 0;
        foreach ((string name, PlotStyle? style) in entries)
        {
            double width = LegendSample + 8 + TextWidth(name, LegendSize);
            if (x > Padding && x + width > _plot.Width - Padding)
                (x, row) = (Padding, row + 1);
            _legend.Add((name, style, x, row));
            x += width + 24;
        }
    }

    private static PlotStyle[] StylesOf(IReadOnlyList<PlotSeries> series) =>
        [.. series.Select((one, i) => PlotStyle.Of(one.Role, series.Take(i).Count(earlier => earlier.Role == one.Role)))];

    private static (double Minimum, double Maximum) RangeX(ForecastPlot plot)
    {
        double[] positions = [.. plot.Series.SelectMany(series => series.Positions).Concat(plot.Origins)];
        if (positions.Length == 0)
            throw NothingToDraw(plot.Series.Count);
        (double minimum, double maximum) = (positions.Min(), positions.Max());
        return minimum < maximum ? (minimum, maximum) : (minimum, maximum + 1);
    }

    private static (double Minimum, double Maximum) RangeY(IReadOnlyList<PlotSeries> series)
    {
        double[] values = [.. series.SelectMany(one => one.Values).Where(value => !float.IsNaN(value)).Select(value => (double)value)];
        if (values.Length == 0)
            throw NothingToDraw(series.Count);
        (double minimum, double maximum) = (values.Min(), values.Max());
        if (minimum < maximum)
            return (minimum, maximum);
        // A constant series lies in the middle.
        double margin = minimum == 0 ? 1 : Math.Abs(minimum) * 0.1;
        return (minimum - margin, maximum + margin);
    }

    private static InvalidOperationException NothingToDraw(int seriesCount) =>
        new($"The plot has {seriesCount} series and none of them a value; it needs at least 1 value that is not NaN. Add a series first.");

    /// <summary>An estimate, since only the viewer knows the font: sans-serif letters are a little over half as wide as high.</summary>
    private static double TextWidth(string text, double size) => text.Length * size * 0.58;
}
