using System.Globalization;

namespace Microsoft.ML.Recurrent.Data.Time;

/// <summary>Finds how far apart the rows of a training are: the commonest step, on the clock or in the calendar, where it covers enough of them.</summary>
internal sealed class SpacingLearning
{
    /// <summary>The share of steps that a spacing must cover. With less the rows have none, or a part of them is lost.</summary>
    public const double NeededShare = 0.9;

    // Two computed numbers are the same step if they differ by less.
    private const double SameStep = 1.01;

    private static readonly Spacing[] s_calendar = [Spacing.Day, Spacing.Weekday, Spacing.Week, Spacing.Month, Spacing.Quarter, Spacing.Year];

    private readonly Dictionary<Int128, long> _wholeSteps = [];
    private readonly List<double> _realSteps = [];
    private readonly long[] _calendarSteps = new long[s_calendar.Length];
    private readonly bool[] _keepPlace = Enumerable.Repeat(true, s_calendar.Length).ToArray();
    private MomentKind _kind;

    /// <summary>The last row seen.</summary>
    public Moment Last { get; private set; }

    /// <summary>Steps seen.</summary>
    public long Steps { get; private set; }

    /// <summary>Takes in two rows of a series that follow each other.</summary>
    public void Add(Moment before, Moment after)
    {
        Steps++;
        _kind = after.Kind;
        Last = after;
        if (after.IsReal)
        {
            _realSteps.Add(after.Real - before.Real);
            return;
        }

        Int128 step = after.Whole - before.Whole;
        _wholeSteps[step] = _wholeSteps.GetValueOrDefault(step) + 1;
        if (!after.HasDate)
            return;
        for (int i = 0; i < s_calendar.Length; i++)
        {
            if (SpacingArithmetic.RowsBetween(s_calendar[i], before, after) != 1)
                continue;
            _calendarSteps[i]++;
            _keepPlace[i] &= IsSamePlace(before.Local, after.Local);
        }
    }

    /// <summary>The spacing, and the share of steps that it covers; irregular where no step covers enough.</summary>
    public (Spacing Spacing, double Share) Learn()
    {
        if (Steps == 0)
            return (Spacing.Irregular, 0);
        (Spacing commonest, long count) = _realSteps.Count > 0 ? CommonestReal() : CommonestWhole();
        for (int i = 0; i < s_calendar.Length; i++)
        {
            bool isPlainer = _calendarSteps[i] == count && IsPlainer(s_calendar[i], commonest, _keepPlace[i]);
            if (_calendarSteps[i] > count || (isPlainer && count > 0))
                (commonest, count) = (s_calendar[i], _calendarSteps[i]);
        }

        double share = (double)count / Steps;
        return (share >= NeededShare ? commonest : Spacing.Irregular, share);
    }

    private (Spacing Spacing, long Count) CommonestWhole()
    {
        (Int128 step, long count) = _wholeSteps.MaxBy(pair => (pair.Value, -pair.Key));
        return (_kind == MomentKind.Integer ? Spacing.Of((double)step) : Spacing.Of(new TimeSpan((long)step)), count);
    }

    // The densest hundredth: computed numbers differ in their last digits.
    private (Spacing Spacing, long Count) CommonestReal()
    {
        _realSteps.Sort();
        int first = 0, best = 0, count = 0;
        for (int last = 0; last < _realSteps.Count; last++)
        {
            while (_realSteps[last] > _realSteps[first] * SameStep)
                first++;
            if (last - first + 1 > count)
                (best, count) = (first, last - first + 1);
        }

        return (Spacing.Of(Rounded(_realSteps[best + (count / 2)])), count);
    }

    // 0.1, and not what is left of it when one time is taken from another.
    private double Rounded(double step)
        => double.Parse(step.ToString(_kind == MomentKind.Single ? "G4" : "G9", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    // A day is a day whatever its hours. A month is one where the day of the month stays, and not every thirty days.
    private static bool IsPlainer(Spacing calendar, Spacing other, bool keepsPlace) => calendar.Unit switch
    {
        SpacingUnit.Day => other.Span == TimeSpan.FromDays(1),
        SpacingUnit.Week => other.Span == TimeSpan.FromDays(7),
        SpacingUnit.Month or SpacingUnit.Quarter or SpacingUnit.Year => other.Unit == SpacingUnit.Span && keepsPlace,
        _ => false,
    };

    private static bool IsSamePlace(DateTime before, DateTime after)
        => before.TimeOfDay == after.TimeOfDay && (before.Day == after.Day || (IsMonthEnd(before) && IsMonthEnd(after)));

    private static bool IsMonthEnd(DateTime date) => date.Day == DateTime.DaysInMonth(date.Year, date.Month);
}
