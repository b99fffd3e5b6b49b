using Microsoft.ML.Recurrent.Data.Time;

namespace Microsoft.ML.Recurrent.Data;

/// <summary>Follows the rows of one or more series: says where a series begins and which rows are missing, and insists that time ascends within it.</summary>
/// <remarks>A row that is refused leaves no trace, so that a prediction engine may go on with the next.</remarks>
internal sealed class SeriesOrder
{
    private readonly DataViewRow _source;
    private readonly string? _groupName;
    private readonly string _timeName;
    private readonly TimeRule _rule;
    private readonly GroupReader? _group;
    private readonly TimeReader? _time;
    private readonly HashSet<string>? _begun;
    private bool _started;

    /// <param name="source">The row object or cursor whose rows are followed.</param>
    /// <param name="group">Names each row's series; null where all rows are one series.</param>
    /// <param name="time">Must ascend; null where the rows' order is taken as it is.</param>
    /// <param name="rule">What is asked of the times.</param>
    /// <param name="mayReturn">Whether a group may come back and then begin anew, as it may when rows come one at a time without end.</param>
    public SeriesOrder(DataViewRow source, GroupColumn? group, DataViewSchema.Column? time, TimeRule rule, bool mayReturn)
    {
        _source = source;
        (_groupName, _timeName, _rule) = (group?.Column.Name, time?.Name ?? "", rule);
        _group = group is { } groupColumn ? GroupReader.Create(source, groupColumn) : null;
        _time = time is { } timeColumn ? new TimeReader(source, timeColumn) : null;
        _begun = _group is null || mayReturn ? null : new HashSet<string>(StringComparer.Ordinal);
    }

    /// <summary>Name of the last row's group; empty without a group column, null where the row says none.</summary>
    public string? Group => _group is null ? "" : _group.Current;

    /// <summary>The last row's time; meaningless without a time column.</summary>
    public Moment Time { get; private set; }

    /// <summary>Rows missing between the last row and the one before, to be filled in.</summary>
    public int Missing { get; private set; }

    /// <summary>Takes in the row on which the source stands.</summary>
    /// <returns>Whether a series begins with it.</returns>
    /// <exception cref="InvalidDataException">The row is out of order: its group has ended before, or its time breaks the rule.</exception>
    public bool Advance()
    {
        bool begins = _group?.Read() ?? !_started;
        Moment found = _time?.Read() ?? default;
        if (begins && _begun?.Contains(_group!.Current!) == true)
        {
            throw new InvalidDataException(FormattableString.Invariant(
                $"Group '{_group!.Current}' of column '{_groupName}' comes back in row {_source.Position}, the first row being 0, after rows of another group; a group's rows must stand together. Sort the data by group, then by time."));
        }

        Missing = begins || _time is null ? 0 : _rule.MissingBetween(Time, found, new RowPlace(_timeName, _source.Position, _group?.Current));
        _begun?.Add(_group!.Current!);
        _group?.Keep();
        (Time, _started) = (found, true);
        return begins;
    }
}
