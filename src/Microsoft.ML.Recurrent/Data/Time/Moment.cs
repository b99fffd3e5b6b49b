using System.Globalization;

namespace Microsoft.ML.Recurrent.Data.Time;

/// <summary>When a row was, whatever the type of its time column. Moments of one column are compared.</summary>
/// <param name="Kind">What the column holds.</param>
/// <param name="Whole">Ticks, of UTC where there is an offset, or the whole number.</param>
/// <param name="Real">The number, of Single and Double.</param>
/// <param name="Offset">Ticks from UTC.</param>
internal readonly record struct Moment(MomentKind Kind, Int128 Whole, double Real = 0, long Offset = 0)
{
    private const string DateForm = "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF";

    public bool IsReal => Kind is MomentKind.Single or MomentKind.Double;

    public bool HasDate => Kind is MomentKind.DateTime or MomentKind.DateTimeOffset;

    /// <summary>The date and time of day as written.</summary>
    public DateTime Local => new((long)Whole + Offset);

    public static Moment Of(DateTime time) => new(MomentKind.DateTime, time.Ticks);

    public static Moment Of(DateTimeOffset time) => new(MomentKind.DateTimeOffset, time.UtcTicks, Offset: time.Offset.Ticks);

    public static Moment Of(TimeSpan time) => new(MomentKind.TimeSpan, time.Ticks);

    /// <summary>Below 0 where this one is earlier, 0 where both are the same.</summary>
    public int Compare(Moment other) => IsReal ? Real.CompareTo(other.Real) : Whole.CompareTo(other.Whole);

    /// <summary>The moment with another date and time of day, of the same offset.</summary>
    public Moment At(DateTime local) => this with { Whole = local.Ticks - Offset };

    public override string ToString() => Kind switch
    {
        MomentKind.DateTime => Local.ToString(DateForm, CultureInfo.InvariantCulture),
        MomentKind.DateTimeOffset => new DateTimeOffset(Local, new TimeSpan(Offset)).ToString(DateForm + "zzz", CultureInfo.InvariantCulture),
        MomentKind.TimeSpan => new TimeSpan((long)Whole).ToString(format: null, CultureInfo.InvariantCulture),
        MomentKind.Integer => Whole.ToString(CultureInfo.InvariantCulture),
        MomentKind.Single => ((float)Real).ToString(CultureInfo.InvariantCulture),
        _ => Real.ToString(CultureInfo.InvariantCulture),
    };

    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    /// <exception cref="FormatException">The text is no time of that kind.</exception>
    public static Moment Parse(MomentKind kind, string text) => kind switch
    {
        MomentKind.DateTime => Of(DateTime.ParseExact(text, DateForm, CultureInfo.InvariantCulture)),
        MomentKind.DateTimeOffset => Of(DateTimeOffset.ParseExact(text, DateForm + "zzz", CultureInfo.InvariantCulture)),
        MomentKind.TimeSpan => Of(TimeSpan.Parse(text, CultureInfo.InvariantCulture)),
        MomentKind.Integer => new(kind, Int128.Parse(text, CultureInfo.InvariantCulture)),
        MomentKind.Single => new(kind, 0, float.Parse(text, CultureInfo.InvariantCulture)),
        _ => new(kind, 0, double.Parse(text, CultureInfo.InvariantCulture)),
    };
}
