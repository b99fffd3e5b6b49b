using Microsoft.ML.Data;
using Microsoft.ML.Recurrent.Data.Time;

namespace Microsoft.ML.Recurrent.Data;

/// <summary>The columns of a schema that make up one or more series: values, and where named, group and time.</summary>
internal sealed class SeriesColumns
{
    /// <exception cref="ArgumentOutOfRangeException">A named column is missing.</exception>
    /// <exception cref="ArgumentException">A column is of a type that its role cannot take.</exception>
    public SeriesColumns(DataViewSchema input, string valuesName, string? groupName, string? timeName, KeyNaming naming)
    {
        Values = Columns.Find(input, valuesName, "input");
        Channels = ChannelReader.ChannelsOf(Values, "input");
        if (groupName is not null)
            Group = GroupColumn.Find(input, groupName, naming);
        if (timeName is not null)
        {
            Time = Columns.Find(input, timeName, "time");
            TimeReader.CheckType(Time.Value);
        }
    }

    public DataViewSchema.Column Values { get; }

    public GroupColumn? Group { get; }

    public DataViewSchema.Column? Time { get; }

    /// <summary>C, values per row.</summary>
    public int Channels { get; }

    /// <summary>Whether a row holds a vector, so that what is made of it has a channel axis.</summary>
    public bool IsVector => Values.Type is VectorDataViewType;

    /// <summary>The columns that say where a series begins and whether it is in order.</summary>
    public IEnumerable<DataViewSchema.Column> OrderColumns
    {
        get
        {
            if (Group is { } group)
                yield return group.Column;
            if (Time is { } time)
                yield return time;
        }
    }

    public IReadOnlyList<DataViewSchema.Column> All => [Values, .. OrderColumns];

    /// <exception cref="ArgumentException">The spacing is of no use for the type of the time column.</exception>
    public SeriesColumns CheckSpacing(Spacing? spacing)
    {
        if (spacing is null || Time is not { } time || SpacingArithmetic.Fits(spacing, time.Type))
            return this;
        string needed = spacing.Unit switch
        {
            SpacingUnit.Step => "a number, since Spacing is a number",
            SpacingUnit.Span => "DateTime, DateTimeOffset or TimeSpan, since Spacing is a TimeSpan",
            _ => $"DateTime or DateTimeOffset, since Spacing is a calendar {spacing.Unit.ToString().ToLowerInvariant()}",
        };
        throw Columns.WrongType(time, "time", needed);
    }

    /// <summary>A follower of the rows' order.</summary>
    public SeriesOrder Follow(DataViewRow source, TimeRule rule, bool mayReturn) => new(source, Group, Time, rule, mayReturn);
}
