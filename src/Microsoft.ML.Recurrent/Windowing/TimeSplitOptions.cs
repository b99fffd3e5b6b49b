namespace Microsoft.ML.Recurrent.Windowing;

/// <summary>Where a series is cut in time. Immutable; checked when data is split.</summary>
public sealed record TimeSplitOptions
{
    /// <summary>Share of each series' rows that come before the cut, rounded to the nearest row. No unit. Range: above 0 and below 1.</summary>
    public required double Fraction { get; init; }

    /// <summary>Rows before the cut that are left out of the training part. Unit: rows. Range: 0 or more.</summary>
    /// <value>Default 0, which is right for a series whose windows are made after the split. Rows that are windows already hold their future in
    /// a label: those of the last rows before the cut reach beyond it, into what the test part is scored on. Horizon - 1 rows end that.</value>
    public int Gap { get; init; }

    /// <summary>Name of a column that says to which series a row belongs, <c>Text</c> or <c>Key&lt;UInt32&gt;</c>; each is cut by itself.
    /// A group's rows must stand together.</summary>
    /// <value>Default null: all rows are one series.</value>
    public string? GroupColumnName { get; init; }

    /// <summary>Name of a column that must ascend from row to row of a series: <c>DateTime</c>, <c>DateTimeOffset</c>, <c>TimeSpan</c> or a number.</summary>
    /// <value>Default null: the rows' order is taken as it is.</value>
    public string? TimeColumnName { get; init; }

    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    internal TimeSplitOptions Validate()
    {
        if (!(Fraction > 0 && Fraction < 1))
            throw new ArgumentOutOfRangeException(nameof(Fraction), Fraction, FormattableString.Invariant($"Fraction is {Fraction}; it must be above 0 and below 1."));
        Check.AtLeast(Gap, 0, "rows");
        if (GroupColumnName is not null)
            Check.ColumnName(GroupColumnName);
        if (TimeColumnName is not null)
            Check.ColumnName(TimeColumnName);
        return this;
    }
}
