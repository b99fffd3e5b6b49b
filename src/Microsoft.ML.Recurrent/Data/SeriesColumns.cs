using Microsoft.ML.Data;

namespace Microsoft.ML.Recurrent.Data;

/// <summary>The columns of a schema that make up one or more series: values, and where named, group and time.</summary>
internal sealed class SeriesColumns
{
    /// <exception cref="ArgumentOutOfRangeException">A named column is missing.</exception>
    /// <exception cref="ArgumentException">A column is of a type that its role cannot take.</exception>
    public SeriesColumns(DataViewSchema input, string valuesName, string? groupName, string? timeName)
    {
        Values = Columns.Find(input, valuesName, "input");
        Channels = ChannelReader.ChannelsOf(Values, "input");
        if (groupName is not null)
        {
            Group = Columns.Find(input, groupName, "group");
            GroupReader.CheckType(Group.Value);
        }

        if (timeName is not null)
        {
            Time = Columns.Find(input, timeName, "time");
            TimeReader.CheckType(Time.Value);
        }
    }

    public DataViewSchema.Column Values { get; }

    public DataViewSchema.Column? Group { get; }

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
                yield return group;
            if (Time is { } time)
                yield return time;
        }
    }

    public IReadOnlyList<DataViewSchema.Column> All => [Values, .. OrderColumns];
}
