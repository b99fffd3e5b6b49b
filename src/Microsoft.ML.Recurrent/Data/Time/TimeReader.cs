using Microsoft.ML.Data;

namespace Microsoft.ML.Recurrent.Data.Time;

/// <summary>Reads when a row was.</summary>
internal sealed class TimeReader
{
    /// <summary>The types that a time column may have, for errors.</summary>
    public const string Needed = "DateTime, DateTimeOffset, TimeSpan or a number";

    private readonly DataViewRow _source;
    private readonly DataViewSchema.Column _column;
    private readonly Func<Moment> _read;

    /// <exception cref="ArgumentException">The column is of a type that has no order in time.</exception>
    public TimeReader(DataViewRow source, DataViewSchema.Column column)
    {
        CheckType(column);
        (_source, _column) = (source, column);
        _read = Of(source, column);
    }

    public static bool IsTime(DataViewType type)
        => type is NumberDataViewType or DateTimeDataViewType or DateTimeOffsetDataViewType or TimeSpanDataViewType;

    /// <exception cref="ArgumentException">The column is of a type that has no order in time.</exception>
    public static void CheckType(DataViewSchema.Column column)
    {
        if (!IsTime(column.Type))
            throw Columns.WrongType(column, "time", Needed, ConversionAdvice.ToTime(column.Name, column.Type));
    }

    /// <summary>What moments a column of that type gives.</summary>
    public static MomentKind KindOf(DataViewType type) => type switch
    {
        DateTimeDataViewType => MomentKind.DateTime,
        DateTimeOffsetDataViewType => MomentKind.DateTimeOffset,
        TimeSpanDataViewType => MomentKind.TimeSpan,
        _ when type.RawType == typeof(float) => MomentKind.Single,
        _ when type.RawType == typeof(double) => MomentKind.Double,
        _ => MomentKind.Integer,
    };

    /// <summary>Reads the row on which the source stands.</summary>
    /// <exception cref="InvalidDataException">The row's time is NaN or infinite.</exception>
    public Moment Read()
    {
        Moment moment = _read();
        if (moment.IsReal && !double.IsFinite(moment.Real))
        {
            throw new InvalidDataException(FormattableString.Invariant(
                $"The time column '{_column.Name}' is {moment} in row {_source.Position}, the first row being 0; every row needs its time. Fill it in, or leave the row out."));
        }

        return moment;
    }

    private static Func<Moment> Of(DataViewRow source, DataViewSchema.Column column) => Type.GetTypeCode(column.Type.RawType) switch
    {
        TypeCode.DateTime => Read<DateTime>(source, column, Moment.Of),
        TypeCode.Single => Read<float>(source, column, value => new Moment(MomentKind.Single, 0, value)),
        TypeCode.Double => Read<double>(source, column, value => new Moment(MomentKind.Double, 0, value)),
        TypeCode.SByte => Read<sbyte>(source, column, value => new Moment(MomentKind.Integer, value)),
        TypeCode.Byte => Read<byte>(source, column, value => new Moment(MomentKind.Integer, value)),
        TypeCode.Int16 => Read<short>(source, column, value => new Moment(MomentKind.Integer, value)),
        TypeCode.UInt16 => Read<ushort>(source, column, value => new Moment(MomentKind.Integer, value)),
        TypeCode.Int32 => Read<int>(source, column, value => new Moment(MomentKind.Integer, value)),
        TypeCode.UInt32 => Read<uint>(source, column, value => new Moment(MomentKind.Integer, value)),
        TypeCode.Int64 => Read<long>(source, column, value => new Moment(MomentKind.Integer, value)),
        TypeCode.UInt64 => Read<ulong>(source, column, value => new Moment(MomentKind.Integer, value)),
        _ when column.Type is DateTimeOffsetDataViewType => Read<DateTimeOffset>(source, column, Moment.Of),
        _ => Read<TimeSpan>(source, column, Moment.Of),
    };

    private static Func<Moment> Read<T>(DataViewRow source, DataViewSchema.Column column, Func<T, Moment> of)
    {
        ValueGetter<T> get = source.GetGetter<T>(column);
        T value = default!;
        return () =>
        {
            get(ref value);
            return of(value);
        };
    }
}
