using Microsoft.ML.Data;
using Microsoft.ML.Recurrent.Data;

namespace Microsoft.ML.Recurrent.Sequences.Inputs;

/// <summary>The feature columns of one schema, read side by side as one sequence: of each step the numbers of the first column, then those of the next.</summary>
internal sealed class FeatureColumns
{
    private FeatureColumns(DataViewSchema schema, IReadOnlyList<DataViewSchema.Column> columns, SequenceLayout layout, IReadOnlyList<int> widths)
    {
        (Columns, Layout, Widths) = (columns, layout, widths);
        Windows = [.. columns.Select(column => WindowAnnotations.Of(schema, column))];
    }

    public IReadOnlyList<DataViewSchema.Column> Columns { get; }

    /// <summary>What each column says of the windows that it holds.</summary>
    public IReadOnlyList<WindowAnnotations> Windows { get; }

    /// <summary>All columns together.</summary>
    public SequenceLayout Layout { get; }

    /// <summary>Numbers per step of each column; of tokens 1.</summary>
    public IReadOnlyList<int> Widths { get; }

    /// <exception cref="ArgumentOutOfRangeException">A column is missing.</exception>
    /// <exception cref="ArgumentException">A column is no sequence, or they cannot be read side by side.</exception>
    public static FeatureColumns Find(DataViewSchema schema, SequenceOptions options)
    {
        DataViewSchema.Column[] columns = [.. options.FeatureNames.Values.Select(name => Data.Columns.Find(schema, name, "feature"))];
        SequenceLayout[] parts = Array.ConvertAll(columns, column => SequenceLayout.Of(column, "feature", options.Channels));
        if (parts.Length == 1)
            return new FeatureColumns(schema, columns, parts[0], [parts[0].Width]);
        int tokens = Array.FindIndex(parts, part => part.IsTokens);
        if (tokens >= 0)
            throw Data.Columns.WrongType(columns[tokens], "feature", $"numbers, since it is one of {parts.Length} columns: tokens are read from a single column. Name that one alone");
        return new FeatureColumns(schema, columns, new SequenceLayout(CommonSteps(columns, parts), checked(parts.Sum(part => part.Width))), Array.ConvertAll(parts, part => part.Width));
    }

    /// <summary>Whether a model that was trained on columns of such widths reads these.</summary>
    public bool Fits(SequenceLayout trained, IReadOnlyList<int> widths, bool anyVocabulary)
        => Layout.IsTokens == trained.IsTokens && (anyVocabulary || Layout.Vocabulary == trained.Vocabulary) && Widths.SequenceEqual(widths) && (trained.Steps == 0 || Layout.Steps == 0 || Layout.Steps == trained.Steps);

    /// <summary>What the log should say of how the columns are read: where the type leaves open how many numbers a step has.</summary>
    public IEnumerable<string> Remarks(int? channels)
    {
        if (channels is not null)
            yield break;
        foreach (DataViewSchema.Column column in Columns.Where((column, c) => SequenceLayout.IsFlat(column.Type) && !IsWindowOfOneChannel(column, Windows[c])))
        {
            string steps = Layout.Steps == 0 ? "steps" : Layout.Steps == 1 ? "1 step" : FormattableString.Invariant($"{Layout.Steps} steps");
            string remedy = Columns.Count == 1
                ? "name the columns in FeatureColumnNames (Concatenate puts one whole column behind the other); or set Channels, where they stand step by step"
                : "set Channels, where they stand step by step";
            yield return $"Feature column '{column.Name}' is a flat vector: it is read as {steps} of one number. For several numbers per step {remedy}.";
        }
    }

    private static bool IsWindowOfOneChannel(DataViewSchema.Column column, WindowAnnotations window)
        => window.Length is { } length && column.Type is VectorDataViewType vector && vector.Size == length;

    /// <summary>0 where no type tells it; the reader holds every row to it, and to the same number in all columns.</summary>
    private static int CommonSteps(DataViewSchema.Column[] columns, SequenceLayout[] parts)
    {
        int known = Array.FindIndex(parts, part => part.Steps > 0);
        int other = Array.FindIndex(parts, part => part.Steps > 0 && part.Steps != parts[known].Steps);
        if (other >= 0)
        {
            throw new ArgumentException(FormattableString.Invariant(
                $"The feature columns '{columns[known].Name}' and '{columns[other].Name}' have {parts[known].Steps} and {parts[other].Steps} steps; columns that are read side by side need as many. Make windows of one length."), nameof(columns));
        }

        return known < 0 ? 0 : parts[known].Steps;
    }
}
