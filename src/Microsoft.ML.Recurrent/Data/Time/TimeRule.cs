namespace Microsoft.ML.Recurrent.Data.Time;

/// <summary>What is asked of the times of a series: that they ascend, and, where the spacing is known, that no row is missing or too many.</summary>
/// <param name="Spacing">How far apart rows are; irregular where that is not checked.</param>
/// <param name="Gaps">What a missing row means.</param>
internal sealed record TimeRule(Spacing Spacing, Gaps Gaps)
{
    /// <summary>Only the order is asked for.</summary>
    public static TimeRule Ascending { get; } = new(Spacing.Irregular, Gaps.Refuse);

    // Above it whole numbers lie apart in a Single: seconds since 1970 by 128.
    private const double LastWholeSingle = 1 << 24;

    /// <summary>Rows missing between two that follow each other: 0, or as many as are to be filled in.</summary>
    /// <exception cref="InvalidDataException">Time does not ascend, comes twice, leaves a gap that is refused, or is on no step of the spacing.</exception>
    public int MissingBetween(Moment before, Moment found, RowPlace place)
    {
        int order = found.Compare(before);
        if (order == 0)
            throw Twice(before, found, place, "");
        if (order < 0)
            throw Descends(before, found, place);
        if (!Spacing.IsRegular)
            return 0;
        long rows = SpacingArithmetic.RowsBetween(Spacing, before, found);
        return rows switch
        {
            1 => 0,
            0 => throw Twice(before, found, place, $", within one {Spacing.Unit.ToString().ToLowerInvariant()}"),
            < 0 => throw OffGrid(before, found, place),
            _ => Gaps != Gaps.Refuse && rows <= RowRing.MaximumNumbers ? (int)rows - 1 : throw Gap(before, found, place, rows - 1),
        };
    }

    private static InvalidDataException Twice(Moment before, Moment found, RowPlace place, string within) => new(
        $"{Start(before, found, place)}; the time comes twice{within}. Keep one row per time{(place.Group is null ? ", or name the column that tells series apart as GroupColumnName" : "")}.{Clock(found)}{Precision(found)}");

    private static InvalidDataException Descends(Moment before, Moment found, RowPlace place) => new(
        $"{Start(before, found, place)}; time must ascend, each row later than the last. Sort the data by {(place.Group is null ? "" : "group, then by ")}time, and keep one row per time.{(before.Whole - found.Whole <= TimeSpan.TicksPerDay ? Clock(found) : "")}");

    private InvalidDataException Gap(Moment before, Moment found, RowPlace place, long missing) => new(
        $"{Start(before, found, place)}; expected was {Expected(before)}, since there is {Spacing}. "
        + FormattableString.Invariant($"{missing} {(missing == 1 ? "row is" : "rows are")} missing. ")
        + (Gaps == Gaps.Refuse
            ? "Supply them, or set Gaps to CarryForward or Interpolate to have them filled in; Spacing.Irregular takes the rows as they come."
            : FormattableString.Invariant($"No more than {RowRing.MaximumNumbers} are filled in. Look at the time, or leave out the rows before."))
        + Clock(found) + Precision(found));

    private InvalidDataException OffGrid(Moment before, Moment found, RowPlace place)
    {
        bool isWeekend = Spacing.Unit == SpacingUnit.Weekday && (SpacingArithmetic.IsWeekend(found) || SpacingArithmetic.IsWeekend(before));
        string why = isWeekend
            ? $"{(SpacingArithmetic.IsWeekend(found) ? found : before).Local.DayOfWeek} is no weekday"
            : "that is no whole number of steps";
        return new InvalidDataException(
            $"{Start(before, found, place)}; expected was {Expected(before)}, since there is {Spacing}, and {why}. Correct the time, or name another Spacing; Spacing.Irregular takes the rows as they come.{Clock(found)}{Precision(found)}");
    }

    private static string Start(Moment before, Moment found, RowPlace place) => FormattableString.Invariant(
        $"The time column '{place.TimeColumn}' is {found} in row {place.Position}, the first row being 0, after {before} in the row before{place.OfGroup}");

    private string Expected(Moment before)
    {
        try
        {
            return SpacingArithmetic.Next(Spacing, before).ToString();
        }
        catch (ArgumentOutOfRangeException)
        {
            return "a time that no calendar has";
        }
    }

    // Only a clock on the wall shows an hour twice, or leaves one out.
    private static string Clock(Moment found) => found.Kind == MomentKind.DateTime && found.Local.TimeOfDay != TimeSpan.Zero
        ? " Where clocks are set forward or back, local time leaves out an hour or repeats one: give the time as DateTimeOffset, or in UTC."
        : "";

    /// <summary>What to say of times that are too large for the type of their column; empty where they are not.</summary>
    public static string Precision(Moment found) => found.Kind == MomentKind.Single && Math.Abs(found.Real) >= LastWholeSingle
        ? FormattableString.Invariant($" A Single cannot tell numbers of that size apart: around {found} it goes in steps of {MathF.BitIncrement((float)Math.Abs(found.Real)) - (float)Math.Abs(found.Real)}. Load the column as Int64, Double or DateTime.")
        : "";
}
