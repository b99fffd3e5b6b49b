using System.Globalization;
using System.Text;
using System.Xml;

namespace Microsoft.ML.Recurrent.Plots;

/// <summary>The few SVG shapes that plots are made of, escaped and with numbers in the invariant culture.</summary>
internal sealed class SvgWriter : IDisposable
{
    private readonly StringBuilder _text = new();
    private readonly XmlWriter _xml;

    public SvgWriter(int width, int height, string title, string description)
    {
        _xml = XmlWriter.Create(_text, new() { OmitXmlDeclaration = true, Indent = true, NewLineChars = "\n" });
        _xml.WriteStartElement("svg", "http://www.w3.org/2000/svg");
        Attributes(("viewBox", FormattableString.Invariant($"0 0 {width} {height}")), ("width", Number(width)), ("height", Number(height)),
            ("role", "img"), ("font-family", PlotStyle.Fonts));
        _xml.WriteElementString("title", title);
        _xml.WriteElementString("desc", description);
    }

    public void Rectangle(double x, double y, double width, double height, string fill, string? stroke = null, double radius = 0) =>
        Element("rect", ("x", Number(x)), ("y", Number(y)), ("width", Number(width)), ("height", Number(height)), ("fill", fill),
            ("stroke", stroke), ("rx", radius > 0 ? Number(radius) : null));

    public void Line(double x1, double y1, double x2, double y2, PlotStyle style) =>
        Element("line", ("x1", Number(x1)), ("y1", Number(y1)), ("x2", Number(x2)), ("y2", Number(y2)),
            ("stroke", style.Color), ("stroke-width", Number(style.Width)), ("stroke-dasharray", style.Dashes));

    public void Dot(double x, double y, double radius, string fill) =>
        Element("circle", ("cx", Number(x)), ("cy", Number(y)), ("r", Number(radius)), ("fill", fill));

    /// <param name="points">Corners in picture units.</param>
    /// <param name="style">How the line is drawn.</param>
    public void Polyline(IEnumerable<(double X, double Y)> points, PlotStyle style) =>
        Element("polyline", ("points", string.Join(' ', points.Select(point => $"{Number(point.X)},{Number(point.Y)}"))), ("fill", "none"),
            ("stroke", style.Color), ("stroke-width", Number(style.Width)), ("stroke-dasharray", style.Dashes),
            ("stroke-linejoin", "round"), ("stroke-linecap", "round"));

    public void Text(string text, double x, double y, double size, string fill, string anchor = "start", bool bold = false)
    {
        _xml.WriteStartElement("text");
        Attributes(("x", Number(x)), ("y", Number(y)), ("font-size", Number(size)), ("fill", fill),
            ("text-anchor", string.Equals(anchor, "start", StringComparison.Ordinal) ? null : anchor), ("font-weight", bold ? "600" : null));
        _xml.WriteString(text);
        _xml.WriteEndElement();
    }

    /// <summary>Ends the picture.</summary>
    public string Finish()
    {
        _xml.WriteEndElement();
        _xml.Flush();
        return _text.Append('\n').ToString();
    }

    public void Dispose() => _xml.Dispose();

    /// <summary>Two decimals: finer than any screen shows.</summary>
    private static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    private void Element(string name, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        _xml.WriteStartElement(name);
        Attributes(attributes);
        _xml.WriteEndElement();
    }

    private void Attributes(params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        foreach ((string name, string? value) in attributes)
        {
            if (value is not null)
                _xml.WriteAttributeString(name, value);
        }
    }
}
