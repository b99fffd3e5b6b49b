using Microsoft.ML.Data;

namespace Microsoft.ML.Recurrent.Data;

/// <summary>Reads when a row was, to see that time ascends.</summary>
internal abstract class TimeReader
{
    /// <summary>The types that a time column may have, for errors.</summary>
    public const string Needed = "DateTime, DateTimeOffset, TimeSpan or a number";

    /// <summary>Whether the row just read lies after the one kept before.</summary>
    public abstract bool IsAfterKept { get; }

    /// <summary>The row just read, and the one kept before, as text for errors.</summary>
    public abstract (string Read, string Kept) Describe();

    public static bool IsTime(DataViewType type)
        => type is NumberDataViewType or DateTimeDataViewType or DateTimeOffsetDataViewType or TimeSpanDataViewType;

    /// <exception cref="ArgumentException">The column is of a type that has no order in time.</exception>
    public static void CheckType(DataViewSchema.Column column)
    {
        if (!IsTime(column.Type))
            throw Columns.WrongType(column, "time", Needed);
    }

    public static TimeReader Create(DataViewRow source, DataViewSchema.Column column)
    {
        CheckType(column);
        return (TimeReader)Activator.CreateInstance(typeof(TimeReader<>).MakeGenericType(column.Type.RawType), source, column)!;
    }

    /// <summary>Reads the row on which the source stands.</summary>
    /// <exception cref="InvalidDataException">The row's time is NaN.</exception>
    public abstract void Read();

    /// <summary>The row just read is the one that the next is compared with.</summary>
    public abstract void Keep();
}
