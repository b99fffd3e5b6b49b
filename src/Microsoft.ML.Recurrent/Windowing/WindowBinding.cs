using Microsoft.ML.Data;
using Microsoft.ML.Recurrent.Data;

namespace Microsoft.ML.Recurrent.Windowing;

/// <summary>Window options bound to one input schema: its columns, its real sizes, and the columns added to it.</summary>
internal sealed class WindowBinding
{
    /// <summary>Numbers of the added columns.</summary>
    public const int WindowColumn = 0, FutureColumn = 1;

    /// <exception cref="ArgumentException">A column is missing, of the wrong type, or too wide.</exception>
    public WindowBinding(WindowOptions options, DataViewSchema input)
    {
        Options = options;
        Input = Columns.Find(input, options.InputColumnName, "input");
        Channels = ChannelReader.ChannelsOf(Input, "input");
        options.CheckSize(Channels);

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

        var added = new List<DataViewSchema.DetachedColumn> { new(options.OutputColumnName, TypeOf(options.Length)) };
        if (options.FutureColumnName is { } future)
            added.Add(new DataViewSchema.DetachedColumn(future, options.Horizon > 1 ? TypeOf(options.Horizon) : StepType()));
        Schema = new SchemaExtension(input, added);
    }

    public WindowOptions Options { get; }

    public SchemaExtension Schema { get; }

    public DataViewSchema.Column Input { get; }

    public DataViewSchema.Column? Group { get; }

    public DataViewSchema.Column? Time { get; }

    /// <summary>C: values per row of the input column.</summary>
    public int Channels { get; }

    /// <summary>Whether a future of one row is a plain number.</summary>
    public bool FutureIsScalar => Options.Horizon == 1 && Input.Type is not VectorDataViewType;

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

    private VectorDataViewType TypeOf(int rows) => Input.Type is VectorDataViewType
        ? new VectorDataViewType(NumberDataViewType.Single, rows, Channels)
        : new VectorDataViewType(NumberDataViewType.Single, rows);

    private DataViewType StepType() => Input.Type is VectorDataViewType
        ? new VectorDataViewType(NumberDataViewType.Single, Channels)
        : NumberDataViewType.Single;
}
