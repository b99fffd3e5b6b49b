using Microsoft.ML.Recurrent.Data;
using Microsoft.ML.Recurrent.Data.Time;

namespace Microsoft.ML.Recurrent.Windowing;

/// <summary>Finds where each series of a data view is cut.</summary>
internal static class TimeSplitter
{
    public static TimeSplit Split(IDataView data, TimeSplitOptions options)
    {
        var train = new List<RowRange>();
        var test = new List<RowRange>();
        long start = 0;
        foreach ((string group, long count) in CountSeries(data, options))
        {
            // Rounded, since 0.29 * 100 is a little less than 29.
            long cut = (long)Math.Round(count * options.Fraction, MidpointRounding.AwayFromZero);
            if (cut - options.Gap < 1 || cut >= count)
                throw TooShort(options, group, count, cut);
            train.Add(new RowRange(start, start + cut - options.Gap));
            test.Add(new RowRange(start + cut, start + count));
            start += count;
        }

        if (train.Count == 0)
            throw new InvalidDataException("The data has no rows; both parts of a split need one at least. Look at where it is loaded from.");
        return new TimeSplit(new RowRangesDataView(data, train), new RowRangesDataView(data, test));
    }

    /// <summary>Rows of each series in turn: known at once where the view knows its count and nothing has to be checked, else by one pass.</summary>
    private static List<(string Group, long Count)> CountSeries(IDataView data, TimeSplitOptions options)
    {
        GroupColumn? group = options.GroupColumnName is { } name ? GroupColumn.Find(data.Schema, name, KeyNaming.ValueOrNumber) : null;
        DataViewSchema.Column? time = options.TimeColumnName is { } timeName ? Columns.Find(data.Schema, timeName, "time") : null;
        var series = new List<(string Group, long Count)>();
        if (group is null && time is null && data.GetRowCount() is { } known)
        {
            if (known > 0)
                series.Add(("", known));
            return series;
        }

        DataViewSchema.Column[] needed = new[] { group?.Column, time }.OfType<DataViewSchema.Column>().DistinctBy(column => column.Index).ToArray();
        using DataViewRowCursor cursor = data.GetRowCursor(needed);
        var order = new SeriesOrder(cursor, group, time, TimeRule.Ascending, mayReturn: false);
        while (cursor.MoveNext())
        {
            if (order.Advance())
                series.Add((order.Group!, 0));
            series[^1] = (series[^1].Group, series[^1].Count + 1);
        }

        return series;
    }

    private static InvalidDataException TooShort(TimeSplitOptions options, string group, long count, long cut)
    {
        string what = options.GroupColumnName is null ? "The data" : $"Group '{group}' of column '{options.GroupColumnName}'";
        return new(FormattableString.Invariant(
            $"{what} has {count} rows; fraction {options.Fraction} with a gap of {options.Gap} leaves {Math.Max(0, cut - options.Gap)} to train on and {count - cut} to test on, and each part needs one at least. Choose another fraction, shorten the gap, or {(options.GroupColumnName is null ? "supply more rows" : "leave out groups that short")}."));
    }
}
