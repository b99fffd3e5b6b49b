namespace Microsoft.ML.Recurrent.Data;

/// <summary>Follows the rows of one or more series: says where a series begins, and insists that time ascends within it.</summary>
/// <remarks>A row that is refused leaves no trace, so that a prediction engine may go on with the next.</remarks>
internal sealed class SeriesOrder
{
    private readonly DataViewRow _source;
    private readonly string? _groupName;
    private readonly string? _timeName;
    private readonly GroupReader? _group;
    private readonly TimeReader? _time;
    private readonly HashSet<string>? _finished;
    private bool _started;

    /// <param name="source">The row object or cursor whose rows are followed.</param>
    /// <param name="group">Names each row's series; null where all rows are one series.</param>
    /// <param name="time">Must ascend; null where the rows' order is taken as it is.</param>
    /// <param name="mayReturn">Whether a group may come back and then begin anew, as it may when rows come one at a time without end.</param>
    public SeriesOrder(DataViewRow source, DataViewSchema.Column? group, DataViewSchema.Column? time, bool mayReturn)
    {
        _source = source;
        (_groupName, _timeName) = (group?.Name, time?.Name);
        _group = group is { } groupColumn ? GroupReader.Create(source, groupColumn) : null;
        _time = time is { } timeColumn ? TimeReader.Create(source, timeColumn) : null;
        _finished = _group is null || mayReturn ? null : new HashSet<string>(StringComparer.Ordinal);
    }

    /// <summary>Name of the last row's group; empty without a group column.</summary>
    public string Group => _group?.Current ?? "";

    /// <summary>Takes in the row on which the source stands.</summary>
    /// <returns>Whether a series begins with it.</returns>
    /// <exception cref="InvalidDataException">The row is out of order: its group has ended before, or its time is not after that of the row before.</exception>
    public bool Advance()
    {
        _time?.Read();
        bool begins = _group?.Read() ?? !_started;
        if (begins && _finished?.Add(_group!.Current) == false)
        {
            throw new InvalidDataException(FormattableString.Invariant(
                $"Group '{_group!.Current}' of column '{_groupName}' comes back in row {_source.Position}, the first row being 0, after rows of another group; a group's rows must stand together. Sort the data by group, then by time."));
        }

        if (!begins && _time is { IsAfterKept: false })
        {
            (string found, string before) = _time.Describe();
            string group = _group is null ? "" : $" of group '{_group.Current}'";
            throw new InvalidDataException(FormattableString.Invariant(
                $"The time column '{_timeName}' is {found} in row {_source.Position}, the first row being 0, after {before} in the row before{group}; time must ascend, each row later than the last. Sort the data by {(_group is null ? "" : "group, then by ")}time, and keep one row per time."));
        }

        _time?.Keep();
        _started = true;
        return begins;
    }
}
