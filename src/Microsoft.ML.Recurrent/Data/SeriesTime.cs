using Microsoft.ML.Recurrent.Data.Time;

namespace Microsoft.ML.Recurrent.Data;

/// <summary>When a row of a series was: what its time column would hold. Made from a <c>DateTime</c>, <c>DateTimeOffset</c>, <c>TimeSpan</c> or number without a cast.</summary>
public readonly record struct SeriesTime
{
    private SeriesTime(Moment moment) => Moment = moment;

    internal Moment Moment { get; }

    /// <summary>A date and time of day without an offset.</summary>
    /// <param name="time">As the column would hold it.</param>
    /// <returns>The time.</returns>
    public static implicit operator SeriesTime(DateTime time) => FromDateTime(time);

    /// <summary>A date and time of day with its offset from UTC.</summary>
    /// <param name="time">As the column would hold it.</param>
    /// <returns>The time.</returns>
    public static implicit operator SeriesTime(DateTimeOffset time) => FromDateTimeOffset(time);

    /// <summary>A length of time since some beginning.</summary>
    /// <param name="time">As the column would hold it.</param>
    /// <returns>The time.</returns>
    public static implicit operator SeriesTime(TimeSpan time) => FromTimeSpan(time);

    /// <summary>A whole number, for integer columns of any size.</summary>
    /// <param name="time">As the column would hold it.</param>
    /// <returns>The time.</returns>
    public static implicit operator SeriesTime(long time) => FromInt64(time);

    /// <summary>A number, for columns of Double and Single.</summary>
    /// <param name="time">As the column would hold it.</param>
    /// <returns>The time.</returns>
    public static implicit operator SeriesTime(double time) => FromDouble(time);

    /// <inheritdoc cref="op_Implicit(DateTime)"/>
    public static SeriesTime FromDateTime(DateTime time) => new(Moment.Of(time));

    /// <inheritdoc cref="op_Implicit(DateTimeOffset)"/>
    public static SeriesTime FromDateTimeOffset(DateTimeOffset time) => new(Moment.Of(time));

    /// <inheritdoc cref="op_Implicit(TimeSpan)"/>
    public static SeriesTime FromTimeSpan(TimeSpan time) => new(Moment.Of(time));

    /// <inheritdoc cref="op_Implicit(long)"/>
    public static SeriesTime FromInt64(long time) => new(new Moment(MomentKind.Integer, time));

    /// <inheritdoc cref="op_Implicit(double)"/>
    public static SeriesTime FromDouble(double time) => new(new Moment(MomentKind.Double, 0, time));

    /// <summary>The time as text.</summary>
    /// <returns>Invariant, in ISO 8601's form where it has a date.</returns>
    public override string ToString() => Moment.ToString();
}
