using Microsoft.ML.Data;

namespace Microsoft.ML.Recurrent.Data;

/// <summary>A column that says to which series a row belongs.</summary>
/// <param name="Column">Text or Key&lt;UInt32&gt;.</param>
/// <param name="Naming">What names a group whose column holds keys.</param>
internal readonly record struct GroupColumn(DataViewSchema.Column Column, KeyNaming Naming)
{
    /// <exception cref="ArgumentOutOfRangeException">The column is missing.</exception>
    /// <exception cref="ArgumentException">The column is of a type that names no group, or holds keys that stand for nothing.</exception>
    public static GroupColumn Find(DataViewSchema schema, string name, KeyNaming naming)
    {
        DataViewSchema.Column column = Columns.Find(schema, name, "group");
        if (column.Type is not TextDataViewType && !IsKey(column.Type))
            throw Columns.WrongType(column, "group", GroupReader.Needed, ConversionAdvice.ToGroup(name, column.Type));
        if (IsKey(column.Type) && naming == KeyNaming.Value && KeyValues.Of(column, "group") is null)
            throw Columns.WrongType(column, "group", "a key with key values, which say what each number stands for: the number alone may mean another group in other data. Make the keys with mlContext.Transforms.Conversion.MapValueToKey, or give the column as Text");
        return new GroupColumn(column, naming);
    }

    public bool HasKeys => IsKey(Column.Type);

    private static bool IsKey(DataViewType type) => type is KeyDataViewType && type.RawType == typeof(uint);
}
