using System.Reflection;

namespace Microsoft.ML.Data;

/// <summary>A checked <see cref="SchemaDefinition"/>: every column with the member that it is bound to.</summary>
internal sealed class InternalSchemaDefinition
{
    private InternalSchemaDefinition(Column[] columns) => Columns = columns;

    public readonly Column[] Columns;

    public static InternalSchemaDefinition Create(Type userType, SchemaDefinition.Direction direction)
        => Create(userType, SchemaDefinition.Create(userType, direction));

    public static InternalSchemaDefinition Create(Type userType, SchemaDefinition userSchemaDefinition)
        => new(userSchemaDefinition.Select(column => Bind(userType, column)).ToArray());

    /// <summary>The members as their class says, except that the schema's columns have its types and annotations.</summary>
    public static InternalSchemaDefinition Create(Type userType, DataViewSchema schema)
    {
        var definition = SchemaDefinition.Create(userType, SchemaDefinition.Direction.Read);
        foreach (DataViewSchema.Column column in schema.Where(column => !column.IsHidden))
        {
            SchemaDefinition.Column member = definition[column.Name]
                ?? throw new InvalidOperationException($"Type should contain a member named {column.Name}");
            member.ColumnType = column.Type;
            member.AddAnnotations(column.Annotations);
        }
        return Create(userType, definition);
    }

    public DataViewSchema ToSchema()
    {
        var builder = new DataViewSchema.Builder();
        foreach (Column column in Columns)
            builder.AddColumn(column.ColumnName, column.ColumnType, column.Annotations);
        return builder.ToSchema();
    }

    private static Column Bind(Type userType, SchemaDefinition.Column column)
    {
        const string parameter = "userSchemaDefinition";
        MemberInfo member = (MemberInfo)userType.GetField(column.MemberName) ?? userType.GetProperty(column.MemberName)
            ?? throw new ArgumentOutOfRangeException(parameter,
                $"No field or property with name '{column.MemberName}' found in type '{userType.FullName}'");
        Type item = MemberTypes.RawItemType(MemberTypes.Of(member), out bool isVector);
        var vectorType = column.ColumnType as VectorDataViewType;
        DataViewType itemType = vectorType?.ItemType ?? column.ColumnType;
        if (isVector != vectorType is not null)
        {
            throw new ArgumentOutOfRangeException(parameter, $"Column '{column.ColumnName}' is supposed to be "
                + $"{(isVector ? "scalar" : "vector")}, but type of associated field '{member.Name}' is "
                + $"{(isVector ? "vector" : "scalar")}");
        }
        if (itemType.RawType != item)
        {
            throw new ArgumentOutOfRangeException(parameter,
                $"Column '{column.ColumnName}' is supposed to have item type {itemType.RawType}, but associated field has type {item}");
        }
        return new Column(column.ColumnName, column.ColumnType, member, column.Annotations);
    }

    public sealed record Column(string ColumnName, DataViewType ColumnType, MemberInfo MemberInfo, DataViewSchema.Annotations Annotations)
    {
        public Type FieldOrPropertyType => MemberTypes.Of(MemberInfo);
    }
}
