namespace Microsoft.ML.Data;

/// <summary>Fills objects from a row's columns.</summary>
internal sealed class RowReader<TRow> where TRow : class
{
    private readonly InternalSchemaDefinition _definition;
    private readonly DataViewSchema _schema;

    private RowReader(InternalSchemaDefinition definition, DataViewSchema schema)
    {
        _definition = definition;
        _schema = schema;
    }

    /// <summary>Checks that the schema has a fitting column for every member.</summary>
    public static RowReader<TRow> Create(DataViewSchema schema, bool ignoreMissingColumns, SchemaDefinition definition)
    {
        InternalSchemaDefinition members = definition is null
            ? InternalSchemaDefinition.Create(typeof(TRow), SchemaDefinition.Direction.Write)
            : InternalSchemaDefinition.Create(typeof(TRow), definition);
        foreach (InternalSchemaDefinition.Column member in members.Columns)
        {
            if (schema.GetColumnOrNull(member.ColumnName) is { } column)
                CheckType(member, column);
            else if (!ignoreMissingColumns)
                throw new ArgumentOutOfRangeException("Schema", $"Could not find  column '{member.ColumnName}'");
        }
        return new RowReader<TRow>(members, schema);
    }

    /// <summary>The columns that the members are filled from.</summary>
    public IEnumerable<DataViewSchema.Column> Columns => Pairs().Select(pair => pair.Column);

    /// <summary>The action that fills an object from the row's current values.</summary>
    public Action<TRow> Bind(DataViewRow row)
    {
        Action<TRow>[] setters = Pairs().Select(pair => MemberSetter.Create<TRow>(pair.Member, row, pair.Column)).ToArray();
        return target =>
        {
            foreach (Action<TRow> set in setters)
                set(target);
        };
    }

    private IEnumerable<(InternalSchemaDefinition.Column Member, DataViewSchema.Column Column)> Pairs()
        => from member in _definition.Columns
           let column = _schema.GetColumnOrNull(member.ColumnName)
           where column.HasValue
           select (member, column.Value);

    private static void CheckType(InternalSchemaDefinition.Column member, DataViewSchema.Column column)
    {
        Type item = MemberTypes.RawItemType(member.FieldOrPropertyType, out bool isVector);
        var vector = column.Type as VectorDataViewType;
        if (isVector != vector is not null || (vector?.ItemType ?? column.Type).RawType != item)
        {
            throw new InvalidOperationException($"Can't bind the IDataView column '{column.Name}' of type '{column.Type}' to field or "
                + $"property '{member.MemberInfo.Name}' of type '{member.FieldOrPropertyType.FullName}'.");
        }
    }
}
