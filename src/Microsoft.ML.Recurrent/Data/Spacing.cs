using System.Globalization;
using System.Text.Json.Serialization;

namespace Microsoft.ML.Recurrent.Data;

/// <summary>How far apart in time the rows of a series are: what tells the next row from one behind a gap.</summary>
/// <remarks>Calendar spacings look at the date as it is written, that of a <c>DateTimeOffset</c> in its own offset, and ask for one row in each day, weekday, week, month, quarter or
/// year; where in it the row stands does not matter, so that leap days and the ends of months need no care.</remarks>
public sealed record Spacing
{
    /// <summary>One row per calendar day.</summary>
    public static Spacing Day { get; } = new() { Unit = SpacingUnit.Day };

    /// <summary>One row per day from Monday to Friday; a row on a weekend is refused. A holiday without a row is a gap.</summary>
    public static Spacing Weekday { get; } = new() { Unit = SpacingUnit.Weekday };

    /// <summary>One row per calendar week, Monday to Sunday.</summary>
    public static Spacing Week { get; } = new() { Unit = SpacingUnit.Week };

    /// <summary>One row per calendar month.</summary>
    public static Spacing Month { get; } = new() { Unit = SpacingUnit.Month };

    /// <summary>One row per calendar quarter.</summary>
    public static Spacing Quarter { get; } = new() { Unit = SpacingUnit.Quarter };

    /// <summary>One row per calendar year.</summary>
    public static Spacing Year { get; } = new() { Unit = SpacingUnit.Year };

    /// <summary>No regular distance: time must ascend, and no gap can be found.</summary>
    public static Spacing Irregular { get; } = new();

    /// <summary>What the rows are apart.</summary>
    [JsonInclude]
    public SpacingUnit Unit { get; internal init; }

    /// <summary>The time between rows where <see cref="Unit"/> is <see cref="SpacingUnit.Span"/>, else null.</summary>
    [JsonInclude]
    public TimeSpan? Span { get; internal init; }

    /// <summary>The number between rows where <see cref="Unit"/> is <see cref="SpacingUnit.Step"/>, else null. In the time column's unit.</summary>
    [JsonInclude]
    public double? Step { get; internal init; }

    /// <summary>Rows a fixed time apart, between clocks that are not set forward or back: <c>DateTimeOffset</c>, UTC, or <c>TimeSpan</c>.</summary>
    /// <param name="span">Range: above 0. For days and longer the calendar's spacings serve better, as a day may have 23 hours.</param>
    /// <returns>The spacing.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="span"/> is not above 0.</exception>
    public static Spacing Of(TimeSpan span) => new Spacing { Unit = SpacingUnit.Span, Span = span }.Validate();

    /// <summary>Rows a fixed number apart, where the time column holds numbers.</summary>
    /// <param name="step">In the time column's unit. Range: above 0 and finite.</param>
    /// <returns>The spacing.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="step"/> is not above 0 and finite.</exception>
    public static Spacing Of(double step) => new Spacing { Unit = SpacingUnit.Step, Step = step }.Validate();

    /// <summary>The spacing in words.</summary>
    /// <returns>Such as <c>one row per day</c>, or <c>one row every 00:15:00</c>.</returns>
    public override string ToString() => Unit switch
    {
        SpacingUnit.Irregular => "no regular spacing",
        SpacingUnit.Span => $"one row every {Span?.ToString(format: null, CultureInfo.InvariantCulture)}",
        SpacingUnit.Step => FormattableString.Invariant($"one row every {Step}"),
        _ => $"one row per {Unit.ToString().ToLowerInvariant()}",
    };

    internal bool IsRegular => Unit != SpacingUnit.Irregular;

    /// <exception cref="ArgumentOutOfRangeException">What a file gave is no spacing.</exception>
    internal Spacing Validate()
    {
        Check.Defined(Unit);
        if (Unit == SpacingUnit.Span ? Span is not { Ticks: > 0 } : Span is not null)
            throw new ArgumentOutOfRangeException(nameof(Span), Span, $"Spacing.Span is {Span?.ToString(format: null, CultureInfo.InvariantCulture) ?? "null"} for unit {Unit}; it must be above 0 for unit Span, and null for others.");
        if (Unit == SpacingUnit.Step ? !(Step > 0 && double.IsFinite(Step.Value)) : Step is not null)
            throw new ArgumentOutOfRangeException(nameof(Step), Step, FormattableString.Invariant($"Spacing.Step is {(object?)Step ?? "null"} for unit {Unit}; it must be above 0 and finite for unit Step, and null for others."));
        return this;
    }
}
