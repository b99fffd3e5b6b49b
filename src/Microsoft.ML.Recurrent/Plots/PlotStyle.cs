namespace Microsoft.ML.Recurrent.Plots;

/// <summary>How one line is drawn.</summary>
/// <param name="Color">Stroke colour.</param>
/// <param name="Width">Stroke width in picture units.</param>
/// <param name="Dashes">Dash pattern, or null for a solid line.</param>
internal readonly record struct PlotStyle(string Color, double Width, string? Dashes)
{
    public const string Card = "#ffffff";
    public const string CardEdge = "#d0d4da";
    public const string Ink = "#1f2328";
    public const string FaintInk = "#57606a";
    public const string Grid = "#e6e9ed";
    public const string Axis = "#8c959f";
    public const string Shade = "#f4f6f8";
    public const string Fonts = "system-ui, -apple-system, 'Segoe UI', 'Helvetica Neue', Arial, 'DejaVu Sans', sans-serif";

    // Okabe & Ito's colours (jfly.uni-koeln.de/color), which readers with any colour vision tell apart; dashes and widths say the same once more.
    private static readonly string[] ForecastColors = ["#d55e00", "#009e73", "#cc79a7"];
    private static readonly string[] BaselineColors = ["#0072b2", "#56b4e9", "#e69f00"];

    /// <summary>The style of the n-th series of its role, counted from 0. Colours repeat after the third.</summary>
    public static PlotStyle Of(PlotRole role, int index) => role switch
    {
        PlotRole.Actual => new(Ink, 1.8, index == 0 ? null : "1 4"),
        PlotRole.Forecast => new(ForecastColors[index % ForecastColors.Length], 2.4, null),
        _ => new(BaselineColors[index % BaselineColors.Length], 1.3, "5 3"),
    };
}
