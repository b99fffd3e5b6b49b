using Microsoft.ML.Data;

namespace Microsoft.ML.Recurrent.Data;

/// <summary>Finds columns by name, each time anew: a name can be hidden and an index moves from schema to schema.</summary>
internal static class Columns
{
    public static DataViewSchema.Column Find(DataViewSchema schema, string name, string role)
        => schema.GetColumnOrNull(name) ?? throw Missing(name, role, schema.Where(c => !c.IsHidden).Select(c => c.Name));

    public static ArgumentOutOfRangeException Missing(string name, string role, IEnumerable<string> present)
        => new(nameof(name), name, $"There is no {role} column '{name}'; the data has {List(present)}. Name one of these, or add the column before.");

    /// <summary>An error for a column of a type that its role cannot take.</summary>
    /// <param name="column">The column.</param>
    /// <param name="role">What it was to be.</param>
    /// <param name="needed">The types that would do.</param>
    /// <param name="advice">A sentence more, from <see cref="ConversionAdvice"/>; empty where there is none.</param>
    public static ArgumentException WrongType(DataViewSchema.Column column, string role, string needed, string advice = "")
        => WrongType(column.Name, column.Type.ToString()!, role, needed, advice);

    public static ArgumentException WrongType(string name, string found, string role, string needed, string advice = "")
        => new($"The {role} column '{name}' is {found}; it must be {needed}.{advice}", role);

    private static string List(IEnumerable<string> names)
    {
        string[] all = names.ToArray();
        return all.Length == 0 ? "no columns" : $"'{string.Join("', '", all)}'";
    }
}
