using System.Diagnostics;

namespace Microsoft.ML.Recurrent.Plots;

/// <summary>The rectangle that holds the lines, and the way from values to picture units.</summary>
internal readonly record struct PlotFrame
{
    public required double Left { get; init; }

    public required double Top { get; init; }

    public required double Right { get; init; }

    public required double Bottom { get; init; }

    public required double MinimumX { get; init; }

    public required double MaximumX { get; init; }

    public required double MinimumY { get; init; }

    public required double MaximumY { get; init; }

    public double X(double position)
    {
        Debug.Assert(position >= MinimumX && position <= MaximumX);
        return Left + (Right - Left) * ((position - MinimumX) / (MaximumX - MinimumX));
    }

    /// <summary>Picture units grow downward, values upward.</summary>
    public double Y(double value)
    {
        Debug.Assert(value >= MinimumY && value <= MaximumY);
        return Bottom - (Bottom - Top) * ((value - MinimumY) / (MaximumY - MinimumY));
    }
}
