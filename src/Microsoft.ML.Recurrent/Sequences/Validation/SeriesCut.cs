using Microsoft.ML.Recurrent.Data;
using Microsoft.ML.Recurrent.Data.Time;
using Microsoft.ML.Recurrent.Sequences.Inputs;

namespace Microsoft.ML.Recurrent.Sequences.Validation;

/// <summary>What the newest rows of each series are found by.</summary>
/// <param name="Group">Says to which series a row belongs; null where all rows are one.</param>
/// <param name="Time">Says when a row was; null where the rows' order does.</param>
/// <param name="Horizon">Rows after its own that a row predicts; null where nothing says it.</param>
internal sealed record SeriesCut(GroupColumn? Group, DataViewSchema.Column? Time, int? Horizon)
{
    /// <summary>The columns that are read beside features and label.</summary>
    public IEnumerable<DataViewSchema.Column> Columns
    {
        get
        {
            if (Group is { } group)
                yield return group.Column;
            if (Time is { } time)
                yield return time;
        }
    }

    /// <summary>Whether something says that rows have an order in time: the feature columns, or the user.</summary>
    public static bool IsKnown(SequenceOptions options, FeatureColumns features)
        => options.TimeColumnName is not null || options.GroupColumnName is not null || Windows(features).Length > 0;

    /// <exception cref="ArgumentOutOfRangeException">A column that was named is missing.</exception>
    /// <exception cref="ArgumentException">A column that the windows name is missing, a column is of the wrong type, or the windows name different ones.</exception>
    public static SeriesCut Of(SequenceOptions options, DataViewSchema schema, FeatureColumns features, DataViewSchema.Column label)
    {
        WindowAnnotations[] windows = Windows(features);
        string? group = options.GroupColumnName ?? Told(schema, features, windows, window => window.Group, nameof(options.GroupColumnName));
        string? time = options.TimeColumnName ?? Told(schema, features, windows, window => window.Time, nameof(options.TimeColumnName));
        DataViewSchema.Column? timeColumn = time is null ? null : Data.Columns.Find(schema, time, "time");
        if (timeColumn is { } column)
            TimeReader.CheckType(column);
        return new SeriesCut(
            group is null ? null : GroupColumn.Find(schema, group, KeyNaming.ValueOrNumber),
            timeColumn,
            WindowAnnotations.Of(schema, label).Horizon ?? windows.Max(window => window.Horizon));
    }

    private static WindowAnnotations[] Windows(FeatureColumns features) => [.. features.Windows.Where(window => window.IsWindow)];

    private static string? Told(DataViewSchema schema, FeatureColumns features, WindowAnnotations[] windows, Func<WindowAnnotations, string?> read, string option)
    {
        string?[] told = [.. windows.Select(read).Distinct(StringComparer.Ordinal)];
        string columns = $"'{string.Join("', '", features.Columns.Select(column => column.Name))}'";
        if (told.Length > 1)
            throw new ArgumentException($"The feature columns {columns} are windows of series that differ in {option}: {string.Join(", ", told.Select(name => name is null ? "none" : $"'{name}'"))}. Set {option} to the one by which rows are held out, or ValidationRows to Random or Last.", nameof(features));
        if (told is [{ } name] && schema.GetColumnOrNull(name) is null)
            throw new ArgumentException($"The feature column {columns} is a window of a series with {option} '{name}', and the data has no such column now, so that the newest rows of each series cannot be told. Keep the column, set {option} to what it is called now, or set ValidationRows to Random or Last.", nameof(features));
        return told.FirstOrDefault();
    }
}
