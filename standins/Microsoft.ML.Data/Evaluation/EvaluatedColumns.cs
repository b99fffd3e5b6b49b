namespace Microsoft.ML.Data;

/// <summary>The columns that evaluators bind to, by name.</summary>
internal static class EvaluatedColumns
{
    public static DataViewSchema.Column Find(DataViewSchema schema, string name, string role)
        => schema.GetColumnOrNull(name) ?? throw new ArgumentOutOfRangeException(nameof(schema), $"{role} column '{name}' not found");

    public static DataViewSchema.Column Find(DataViewSchema schema, string name, string role, DataViewType type)
    {
        DataViewSchema.Column column = Find(schema, name, role);
        return column.Type.Equals(type) ? column : throw Mismatch(column, role, type.ToString());
    }

    public static ArgumentOutOfRangeException Mismatch(DataViewSchema.Column column, string role, string expected)
        => new("schema", $"Schema mismatch for {role.ToLowerInvariant()} column '{column.Name}': expected {expected}, got {column.Type}");
}
