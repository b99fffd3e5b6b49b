using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

internal static class ColumnTypeExtensions
{
    public static bool IsStandardScalar(this DataViewType columnType)
        => columnType is NumberDataViewType or TextDataViewType or BooleanDataViewType or RowIdDataViewType
            or TimeSpanDataViewType or DateTimeDataViewType or DateTimeOffsetDataViewType;

    public static ulong GetKeyCount(this DataViewType columnType) => columnType is KeyDataViewType key ? key.Count : 0;

    public static int GetKeyCountAsInt32(this DataViewType columnType, IExceptionContext ectx = null)
        => columnType is KeyDataViewType key ? key.GetCountAsInt32(ectx) : 0;

    public static DataViewType GetItemType(this DataViewType columnType) => columnType is VectorDataViewType vector ? vector.ItemType : columnType;

    public static int GetVectorSize(this DataViewType columnType) => columnType is VectorDataViewType vector ? vector.Size : 0;

    public static int GetValueCount(this DataViewType columnType) => columnType is VectorDataViewType vector ? vector.Size : 1;

    public static bool IsKnownSizeVector(this DataViewType columnType) => columnType is VectorDataViewType { IsKnownSize: true };

    public static bool SameSizeAndItemType(this DataViewType columnType, DataViewType other)
    {
        if (other is null)
            return false;
        if (columnType.Equals(other))
            return true;
        return columnType is VectorDataViewType vector && other is VectorDataViewType otherVector
            && vector.ItemType.Equals(otherVector.ItemType) && vector.Size == otherVector.Size;
    }

    public static PrimitiveDataViewType PrimitiveTypeFromType(Type type)
    {
        if (type == typeof(ReadOnlyMemory<char>) || type == typeof(string))
            return TextDataViewType.Instance;
        if (type == typeof(bool))
            return BooleanDataViewType.Instance;
        if (type == typeof(TimeSpan))
            return TimeSpanDataViewType.Instance;
        if (type == typeof(DateTime))
            return DateTimeDataViewType.Instance;
        if (type == typeof(DateTimeOffset))
            return DateTimeOffsetDataViewType.Instance;
        if (type == typeof(DataViewRowId))
            return RowIdDataViewType.Instance;
        return NumberTypeFromType(type);
    }

    public static NumberDataViewType NumberTypeFromType(Type type) => Type.GetTypeCode(type) switch
    {
        TypeCode.SByte => NumberDataViewType.SByte,
        TypeCode.Byte => NumberDataViewType.Byte,
        TypeCode.Int16 => NumberDataViewType.Int16,
        TypeCode.UInt16 => NumberDataViewType.UInt16,
        TypeCode.Int32 => NumberDataViewType.Int32,
        TypeCode.UInt32 => NumberDataViewType.UInt32,
        TypeCode.Int64 => NumberDataViewType.Int64,
        TypeCode.UInt64 => NumberDataViewType.UInt64,
        TypeCode.Single => NumberDataViewType.Single,
        TypeCode.Double => NumberDataViewType.Double,
        _ => throw Contracts.ExceptNotSupp($"No column type holds {type}."),
    };
}
