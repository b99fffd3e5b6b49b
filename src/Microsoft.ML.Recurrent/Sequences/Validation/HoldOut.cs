using Microsoft.ML.Recurrent.Data;
using Microsoft.ML.Recurrent.Networks;
using Microsoft.ML.Recurrent.Sequences.Inputs;
using Microsoft.ML.Recurrent.Training;

namespace Microsoft.ML.Recurrent.Sequences.Validation;

/// <summary>Which rows are held out to watch the loss on. Settled from options and schema before a row is read; the rows follow from what was read and the seed alone.</summary>
internal sealed class HoldOut
{
    private readonly SequenceOptions _options;
    private readonly ValidationRows _rows;
    private readonly string _advice = "";

    private HoldOut(SequenceOptions options, DataViewSchema schema)
    {
        _options = options;
        FeatureColumns features = FeatureColumns.Find(schema, options);
        bool isAutomatic = options.ValidationRows == ValidationRows.Automatic;
        _rows = !isAutomatic ? options.ValidationRows : SeriesCut.IsKnown(options, features) ? ValidationRows.Newest : ValidationRows.Random;
        if (_rows == ValidationRows.Newest)
            Cut = SeriesCut.Of(options, schema, features, Columns.Find(schema, options.LabelColumnName, "label"));
        else if (isAutomatic)
            (_advice, IsWarning) = Advise(schema, features);
    }

    /// <summary>What places rows in time; null where their place does not matter.</summary>
    public SeriesCut? Cut { get; }

    /// <summary>Whether rows were drawn at random though the data has windows.</summary>
    public bool IsWarning { get; }

    /// <summary>Null where nothing is held out.</summary>
    /// <exception cref="ArgumentException">A column is missing or of the wrong type.</exception>
    public static HoldOut? Of(SequenceOptions options, DataViewSchema schema) => options.ValidationFraction == 0 ? null : new HoldOut(options, schema);

    /// <exception cref="InvalidDataException">A part would be empty.</exception>
    public ExampleSplit Split(SequenceExamples examples, SeedSequence seeds) => _rows switch
    {
        ValidationRows.Newest => ExampleSplit.Newest(examples.Places, _options.ValidationFraction, Cut!.Horizon ?? 1),
        ValidationRows.Last => ExampleSplit.Last(examples.Count, _options.ValidationFraction),
        _ => ExampleSplit.Stratified(examples.Count, _options.ValidationFraction, row => examples.Head.IsOfClasses ? examples.LabelOf(row)[0] : 0, seeds),
    };

    /// <summary>Of all that training reads: where rows are placed in time, also of the places, which are no part of features and labels.</summary>
    public string Fingerprint(ExampleSplit split, string rows) => Cut is null ? rows : $"{rows} {split.Fingerprint()}";

    /// <summary>What was held out, for the log.</summary>
    public string Describe(ExampleSplit split, SequenceExamples examples, int seed) => _rows switch
    {
        ValidationRows.Newest => DescribeNewest(split, examples),
        ValidationRows.Last => FormattableString.Invariant($"Held out the last {split.Watched.Length} of {examples.Count} rows, in the order of the data."),
        _ => FormattableString.Invariant($"Held out {split.Watched.Length} of {examples.Count} rows, chosen at random{(examples.Head.IsOfClasses ? " within each class" : "")} (seed {seed}).{_advice}"),
    };

    private string DescribeNewest(ExampleSplit split, SequenceExamples examples)
    {
        int series = examples.Places.Select(place => place.Series).Distinct(StringComparer.Ordinal).Count();
        int leftOut = examples.Count - split.Learnt.Length - split.Watched.Length;
        string of = Cut!.Group is { } group ? FormattableString.Invariant($" of each of {series} groups (column '{group.Column.Name}')") : "";
        string by = Cut.Time is { } time ? $"by column '{time.Name}'" : Cut.Group is null ? "by the order of the rows" : "by the order of its rows";
        string rest = leftOut == 0 ? "" : FormattableString.Invariant($"; {leftOut} rows before them whose future, {Cut.Horizon} rows long, reaches into what they predict are left out");
        return FormattableString.Invariant($"Held out the newest {_options.ValidationFraction * 100:0.###} %{of} {by}: {split.Watched.Length} of {examples.Count} rows{rest}.");
    }

    // A transform between Window and trainer may have lost what the window column said.
    private static (string Advice, bool IsWarning) Advise(DataViewSchema schema, FeatureColumns features)
    {
        (string Name, WindowAnnotations Window) found = schema.Select(column => (column.Name, Window: WindowAnnotations.Of(column))).FirstOrDefault(column => column.Window.IsWindow);
        if (found.Window is null)
            return (" Where rows are windows of a series, name TimeColumnName, and GroupColumnName where there are several series: the newest of each are then held out.", false);
        string[] names = [.. found.Window.Time is { } time ? new[] { $"TimeColumnName to '{time}'" } : [], .. found.Window.Group is { } group ? new[] { $"GroupColumnName to '{group}'" } : []];
        string remedy = names.Length == 0 ? "ValidationRows to Newest" : string.Join(" and ", names);
        return ($" But the data has windows of a series in column '{found.Name}', and feature column '{features.Columns[0].Name}' may be made of them: neighbours that overlap are then learnt and watched. "
            + $"Set {remedy} to hold out the newest rows; or set ValidationRows to Random, if rows do not depend on each other.", true);
    }
}
