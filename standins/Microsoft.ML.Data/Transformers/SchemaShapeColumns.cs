namespace Microsoft.ML.Data;

/// <summary>What estimators do with the columns of shapes.</summary>
internal static class SchemaShapeColumns
{
    /// <summary>The input column of the given name.</summary>
    public static SchemaShape.Column Find(this SchemaShape inputSchema, string name)
        => inputSchema.TryFindColumn(name, out SchemaShape.Column column) ? column
            : throw new ArgumentOutOfRangeException(nameof(inputSchema), $"Could not find input column '{name}'");

    /// <summary>The columns with others added, which replace those of the same name.</summary>
    public static SchemaShape With(this SchemaShape inputSchema, IEnumerable<SchemaShape.Column> added)
    {
        var columns = inputSchema.ToDictionary(column => column.Name);
        foreach (SchemaShape.Column column in added)
            columns[column.Name] = column;
        return new SchemaShape(columns.Values);
    }
}
