using Microsoft.ML;

namespace Docs.Checks;

/// <summary>What a transformer adds to a schema.</summary>
/// <param name="Input">What tells this row of the table from others, as it stands there.</param>
/// <param name="Before">The columns that the transformer was given.</param>
/// <param name="After">The columns that it gave.</param>
/// <param name="Sizes">Names of the sizes in the types.</param>
internal sealed record ColumnCase(string Input, DataViewSchema Before, DataViewSchema After, Dictionary<int, string> Sizes)
{
    /// <summary>Input, name and type of every column that is new.</summary>
    public IEnumerable<string> Added => After.Where(column => !column.IsHidden && (Before.GetColumnOrNull(column.Name) is not { } old || old.Type != column.Type))
        .Select(column => $"{Input} | {column.Name} | {TypeText.Of(column.Type, Sizes)}");
}
