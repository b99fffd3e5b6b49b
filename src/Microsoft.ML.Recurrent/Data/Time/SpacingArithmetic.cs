using Microsoft.ML.Data;

namespace Microsoft.ML.Recurrent.Data.Time;

/// <summary>Counts rows between two moments. Calendar spacings number their days, weeks or months and subtract; the others divide.</summary>
internal static class SpacingArithmetic
{
    /// <summary>What <see cref="RowsBetween"/> says of a moment that is no whole number of rows away, or lies on no weekday.</summary>
    public const long OffGrid = -1;

    // Of a number that was computed the last digits are rounding.
    private const double Tolerance = 0.01;

    /// <summary>1 for the next row, 0 for a second one in the same place, n for one behind n − 1 missing ones, or <see cref="OffGrid"/>.</summary>
    /// <param name="spacing">Regular, and of the moments' kind.</param>
    /// <param name="before">A moment.</param>
    /// <param name="after">A later one.</param>
    public static long RowsBetween(Spacing spacing, Moment before, Moment after)
    {
        switch (spacing.Unit)
        {
            case SpacingUnit.Span:
                return Divide(after.Whole - before.Whole, spacing.Span!.Value.Ticks);
            case SpacingUnit.Step when !after.IsReal && double.IsInteger(spacing.Step!.Value) && spacing.Step <= long.MaxValue:
                return Divide(after.Whole - before.Whole, (long)spacing.Step);
            case SpacingUnit.Step:
                double rows = (after.IsReal ? after.Real - before.Real : (double)(after.Whole - before.Whole)) / spacing.Step!.Value, whole = Math.Round(rows);
                return rows > long.MaxValue || Math.Abs(rows - whole) > Tolerance || whole < 1 ? OffGrid : (long)whole;
            case SpacingUnit.Weekday when IsWeekend(after) || IsWeekend(before):
                return OffGrid;
            default:
                return Number(spacing.Unit, after.Local) - Number(spacing.Unit, before.Local);
        }
    }

    /// <summary>Where the next row is expected.</summary>
    public static Moment Next(Spacing spacing, Moment before)
    {
        DateTime local = before.HasDate ? before.Local : default;
        return spacing.Unit switch
        {
            SpacingUnit.Span => before with { Whole = before.Whole + spacing.Span!.Value.Ticks },
            SpacingUnit.Step => before.IsReal ? before with { Real = before.Real + spacing.Step!.Value } : before with { Whole = before.Whole + (Int128)spacing.Step!.Value },
            SpacingUnit.Day => before.At(local.AddDays(1)),
            SpacingUnit.Weekday => before.At(local.AddDays(local.DayOfWeek switch { DayOfWeek.Friday => 3, DayOfWeek.Saturday => 2, _ => 1 })),
            SpacingUnit.Week => before.At(local.AddDays(7)),
            SpacingUnit.Month => before.At(local.AddMonths(1)),
            SpacingUnit.Quarter => before.At(local.AddMonths(3)),
            _ => before.At(local.AddYears(1)),
        };
    }

    public static bool IsWeekend(Moment moment) => moment.Local.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;

    /// <summary>Whether a column's times can be so far apart.</summary>
    public static bool Fits(Spacing spacing, DataViewType time) => spacing.Unit switch
    {
        SpacingUnit.Irregular => true,
        SpacingUnit.Span => time is DateTimeDataViewType or DateTimeOffsetDataViewType or TimeSpanDataViewType,
        SpacingUnit.Step => time is NumberDataViewType,
        _ => time is DateTimeDataViewType or DateTimeOffsetDataViewType,
    };

    private static long Divide(Int128 distance, long step)
    {
        if (distance == step)
            return 1; // nearly every row: a division of 128 bits takes longer than all else
        (Int128 rows, Int128 rest) = Int128.DivRem(distance, step);
        return rest == 0 && rows <= long.MaxValue ? (long)rows : OffGrid;
    }

    // 0001-01-01 was a Monday.
    private static long Number(SpacingUnit unit, DateTime date)
    {
        long day = date.Ticks / TimeSpan.TicksPerDay;
        return unit switch
        {
            SpacingUnit.Day => day,
            SpacingUnit.Weekday => (day / 7 * 5) + Math.Min(day % 7, 5),
            SpacingUnit.Week => day / 7,
            SpacingUnit.Month => (date.Year * 12) + date.Month,
            SpacingUnit.Quarter => (date.Year * 4) + ((date.Month - 1) / 3),
            _ => date.Year,
        };
    }
}
