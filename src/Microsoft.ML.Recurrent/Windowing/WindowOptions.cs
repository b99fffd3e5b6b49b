using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Microsoft.ML.Recurrent.Data;
using Microsoft.ML.Recurrent.Data.Time;

namespace Microsoft.ML.Recurrent.Windowing;

/// <summary>How a series is cut into windows. Immutable; checked when the estimator is made.</summary>
public sealed record WindowOptions
{
    /// <summary>Name of the window column: <c>Vector&lt;Single, Length&gt;</c> for a <c>Single</c> input column,
    /// <c>Vector&lt;Single, Length, C&gt;</c> for a <c>Vector&lt;Single, C&gt;</c>; oldest row first, in the input's unit.</summary>
    public required string OutputColumnName { get; init; }

    /// <summary>Name of the series: <c>Single</c> or <c>Vector&lt;Single, C&gt;</c> of known size, one row per time step, oldest first, all finite.</summary>
    public required string InputColumnName { get; init; }

    /// <summary>Rows in a window: row t's holds rows t - Length + 1 to t. Unit: rows. Range: 1 or more; with Horizon, times the column's values per row, 1 048 576 or less.</summary>
    /// <value>No default: how far back matters is known to you alone. A season or two is a good start.</value>
    public required int Length { get; init; }

    /// <summary>Name of a column for what follows the window, to train on: row t's holds rows t + 1 to t + Horizon.
    /// <c>Single</c> for a horizon of 1 and a <c>Single</c> input, else <c>Vector&lt;Single, Horizon&gt;</c>;
    /// <c>Vector&lt;Single, C&gt;</c> or <c>Vector&lt;Single, Horizon, C&gt;</c> for a vector input.</summary>
    /// <value>Default null: no such column.</value>
    public string? FutureColumnName { get; init; }

    /// <summary>Rows in the future column. Unit: rows. Range: 1 or more; other than 1 only with <see cref="FutureColumnName"/>.</summary>
    /// <value>Default 1: the next row, as a scalar that every regression trainer takes as its label.</value>
    public int Horizon { get; init; } = 1;

    /// <summary>What becomes of rows without enough history.</summary>
    /// <value>Default <see cref="HistoryEdge.Drop"/>: every window holds real values only.</value>
    public HistoryEdge HistoryEdge { get; init; } = HistoryEdge.Drop;

    /// <summary>What becomes of rows without a known future. Other than the default only with <see cref="FutureColumnName"/>.</summary>
    /// <value>Default <see cref="FutureEdge.Keep"/>: the last rows are those that one wants scored.</value>
    public FutureEdge FutureEdge { get; init; } = FutureEdge.Keep;

    /// <summary>Name of a column that says to which series a row belongs, <c>Text</c> or <c>Key&lt;UInt32&gt;</c>. No window crosses from one to the
    /// next; a group's rows must stand together.</summary>
    /// <value>Default null: all rows are one series.</value>
    public string? GroupColumnName { get; init; }

    /// <summary>Name of a column that must ascend from row to row of a series: <c>DateTime</c>, <c>DateTimeOffset</c>, <c>TimeSpan</c> or a number.</summary>
    /// <value>Default null: the rows' order is taken as it is.</value>
    public string? TimeColumnName { get; init; }

    /// <summary>How far apart in time the rows of a series are. Rows that are missing are found by it. Only with <see cref="TimeColumnName"/>.</summary>
    /// <value>Default null: the commonest step of the rows that <c>Fit</c> is given, on the clock or in the calendar, if it covers 90 % of the steps; else
    /// gaps are not looked for, and the log warns. The transformer's options name the spacing that was found.</value>
    public Spacing? Spacing { get; init; }

    /// <summary>What a missing row means. Other than the default only with <see cref="TimeColumnName"/>.</summary>
    /// <value>Default <see cref="Gaps.Refuse"/>: what was not measured is not invented unasked.</value>
    public Gaps Gaps { get; init; }

    /// <exception cref="ArgumentException">An option is out of its range, or contradicts another.</exception>
    internal WindowOptions Validate()
    {
        Check.ColumnName(OutputColumnName);
        Check.ColumnName(InputColumnName);
        Check.AtLeast(Length, 1, "rows");
        Check.AtLeast(Horizon, 1, "rows");
        Check.Defined(HistoryEdge);
        Check.Defined(FutureEdge);
        if (FutureColumnName is not null)
            Check.ColumnName(FutureColumnName);
        if (GroupColumnName is not null)
            Check.ColumnName(GroupColumnName);
        if (TimeColumnName is not null)
            Check.ColumnName(TimeColumnName);

        Spacings.Check(TimeColumnName, Spacing, Gaps);
        if (FutureColumnName is null && Horizon != 1)
            throw new ArgumentException(FormattableString.Invariant($"Horizon is {Horizon}, but there is no FutureColumnName to hold it. Name the column, or leave Horizon at 1."), nameof(Horizon));
        if (FutureColumnName is null && FutureEdge != FutureEdge.Keep)
            throw new ArgumentException($"FutureEdge is {FutureEdge}, but there is no FutureColumnName. Name the column, or leave FutureEdge at Keep.", nameof(FutureEdge));
        if (FutureColumnName == OutputColumnName)
            throw new ArgumentException($"OutputColumnName and FutureColumnName are both '{OutputColumnName}'. Give each a name of its own.", nameof(FutureColumnName));
        CheckSize(channels: 1);
        return this;
    }

    /// <exception cref="ArgumentOutOfRangeException">A window and its future would hold more values than an array can.</exception>
    internal void CheckSize(int channels)
    {
        // Ordered so that no product overflows: rows < 2^32, channels < 2^31.
        if (((long)Length + Horizon) * channels > RowRing.MaximumNumbers)
        {
            throw new ArgumentOutOfRangeException(nameof(Length), Length, FormattableString.Invariant(
                $"Length {Length} + Horizon {Horizon} rows of {channels} values are more than the {RowRing.MaximumNumbers} that a window may hold. Shorten the window, or give column '{InputColumnName}' fewer channels."));
        }
    }

    /// <summary>Adds to options of format 1 those that came after it, each with the value that says what was done then.</summary>
    internal static void FromFormat1(JsonObject options) => Spacings.FromFormat1(options);

    /// <summary>What is asked of the rows' times.</summary>
    [JsonIgnore]
    internal TimeRule TimeRule => new(Spacing ?? Spacing.Irregular, Gaps);
}
