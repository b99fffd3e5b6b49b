using System.Reflection;

namespace Microsoft.ML.Data;

/// <summary>The column types of members.</summary>
internal static class MemberTypes
{
    private static readonly Dictionary<Type, PrimitiveDataViewType> _primitives = new PrimitiveDataViewType[]
    {
        NumberDataViewType.SByte, NumberDataViewType.Byte, NumberDataViewType.Int16, NumberDataViewType.UInt16,
        NumberDataViewType.Int32, NumberDataViewType.UInt32, NumberDataViewType.Int64, NumberDataViewType.UInt64,
        NumberDataViewType.Single, NumberDataViewType.Double, BooleanDataViewType.Instance, TextDataViewType.Instance,
        DateTimeDataViewType.Instance, DateTimeOffsetDataViewType.Instance, TimeSpanDataViewType.Instance,
        RowIdDataViewType.Instance,
    }.ToDictionary(type => type.RawType);

    public static Type Of(MemberInfo member) => member is FieldInfo field ? field.FieldType : ((PropertyInfo)member).PropertyType;

    /// <summary>The type of the values, or of the vector's items, as columns hold them.</summary>
    public static Type RawItemType(Type memberType, out bool isVector)
    {
        Type item = memberType.IsArray ? memberType.GetElementType()
            : memberType.IsGenericType && memberType.GetGenericTypeDefinition() == typeof(VBuffer<>) ? memberType.GenericTypeArguments[0]
            : null;
        isVector = item is not null;
        item ??= memberType;
        return item == typeof(string) ? typeof(ReadOnlyMemory<char>) : item;
    }

    public static DataViewType ColumnType(MemberInfo member)
    {
        Type item = RawItemType(Of(member), out bool isVector);
        if (!_primitives.TryGetValue(item, out PrimitiveDataViewType type))
        {
            throw new ArgumentOutOfRangeException("rawType",
                $"Could not determine an IDataView type and registered custom types for member {member.Name}");
        }
        if (member.GetCustomAttribute<KeyTypeAttribute>() is { } key)
        {
            if (!KeyDataViewType.IsValidDataType(item))
                throw Misplaced(member, "KeyType attribute", "a valid kind of data for a key type");
            type = new KeyDataViewType(item, key.KeyCount.Count.Value);
        }
        int[] dimensions = member.GetCustomAttribute<VectorTypeAttribute>() is { } vector ? vector.Dims ?? [0] : null;
        if (isVector)
            return new VectorDataViewType(type, dimensions ?? [0]);
        return dimensions is null ? type : throw Misplaced(member, "VectorTypeAttribute", "a vector type");
    }

    private static ArgumentOutOfRangeException Misplaced(MemberInfo member, string attribute, string need)
        => new("userType", $"Member {member.Name} marked with {attribute}, but does not appear to be {need}");
}
