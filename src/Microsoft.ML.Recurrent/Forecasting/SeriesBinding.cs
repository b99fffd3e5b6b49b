using Microsoft.ML.Data;
using Microsoft.ML.Recurrent.Data;

namespace Microsoft.ML.Recurrent.Forecasting;

/// <summary>The columns of a schema that make up the series: values, and where named, group and time.</summary>
internal sealed class SeriesBinding
{
    public SeriesBinding(LstmForecastOptions options, DataViewSchema input)
    {
        Values = Columns.Find(input, options.InputColumnName, "input");
        Channels = ChannelReader.ChannelsOf(Values, "input");
        if (options.GroupColumnName is { } group)
        {
            Group = Columns.Find(input, group, "group");
            GroupReader.CheckType(Group.Value);
        }

        if (options.TimeColumnName is { } time)
        {
            Time = Columns.Find(input, time, "time");
            TimeReader.CheckType(Time.Value);
        }
    }

    public DataViewSchema.Column Values { get; }

    public DataViewSchema.Column? Group { get; }

    public DataViewSchema.Column? Time { get; }

    /// <summary>C.</summary>
    public int Channels { get; }

    /// <summary>Whether a row holds a vector, so that the forecast has a channel axis.</summary>
    public bool IsVector => Values.Type is VectorDataViewType;

    public IReadOnlyList<DataViewSchema.Column> All
        => [Values, .. Group is { } group ? [group] : Array.Empty<DataViewSchema.Column>(), .. Time is { } time ? [time] : Array.Empty<DataViewSchema.Column>()];
}
