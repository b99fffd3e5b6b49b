using Microsoft.ML.Data;

namespace Microsoft.ML.Recurrent.Data;

/// <summary>What to write before a column of the wrong type, for errors: the line itself, with the column's name in it.</summary>
/// <remarks>Each method takes the type of one item, of a vector as of a plain value; a key is no number.</remarks>
internal static class ConversionAdvice
{
    /// <summary>The item's type, of a vector or of a plain value.</summary>
    public static DataViewType ItemOf(DataViewSchema.Column column) => column.Type is VectorDataViewType vector ? vector.ItemType : column.Type;

    /// <summary>For a column that has to hold Single: numbers of other types, and Booleans.</summary>
    public static string ToSingle(string name, DataViewType item)
        => IsOtherNumber(item) || item is BooleanDataViewType ? $" Convert it before: {ConvertType(name, nameof(DataKind.Single))}." : "";

    /// <summary>For a time column: texts.</summary>
    public static string ToTime(string name, DataViewType item)
        => item is TextDataViewType ? $" Load it as DateTime, or convert texts such as 2026-01-31T12:00:00 before: {ConvertType(name, nameof(DataKind.DateTime))}." : "";

    /// <summary>For a group column: numbers, and what else has equal values.</summary>
    public static string ToGroup(string name, DataViewType item) => item is NumberDataViewType or BooleanDataViewType
        ? $" Convert it before: {ConvertType(name, nameof(DataKind.String))}, or {MapValueToKey(name)}."
        : "";

    /// <summary>For a label: a number may be meant as one, or as the name of a class; a text can only be the latter.</summary>
    public static string ToLabel(string name, DataViewType item, bool isVector)
    {
        if (isVector)
            return ToSingle(name, item);
        if (item is TextDataViewType)
            return $" For classes write before: {MapValueToKey(name)}.";
        return IsOtherNumber(item)
            ? $" For regression write before: {ConvertType(name, nameof(DataKind.Single))}; for classes: {MapValueToKey(name)}."
            : "";
    }

    private static bool IsOtherNumber(DataViewType item) => item is NumberDataViewType && item != NumberDataViewType.Single;

    private static string MapValueToKey(string name) => $"mlContext.Transforms.Conversion.MapValueToKey(\"{name}\")";

    private static string ConvertType(string name, string kind) => $"mlContext.Transforms.Conversion.ConvertType(\"{name}\", outputKind: DataKind.{kind})";
}
