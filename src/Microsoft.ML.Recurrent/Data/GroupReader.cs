using Microsoft.ML.Data;

namespace Microsoft.ML.Recurrent.Data;

/// <summary>Reads to which series a row belongs: a text, or a key.</summary>
internal abstract class GroupReader
{
    /// <summary>The types that a group column may have, for errors.</summary>
    public const string Needed = "Text or Key<UInt32> (mlContext.Transforms.Conversion.MapValueToKey makes keys of other values)";

    /// <summary>Name of the last row's group: the text, or the key's raw value, which counts from 1.</summary>
    public string Current { get; protected set; } = "";

    /// <exception cref="ArgumentException">The column is of a type that names no group.</exception>
    public static void CheckType(DataViewSchema.Column column)
    {
        if (column.Type is not TextDataViewType && !IsKey(column.Type))
            throw Columns.WrongType(column, "group", Needed);
    }

    public static GroupReader Create(DataViewRow source, DataViewSchema.Column column)
    {
        CheckType(column);
        return IsKey(column.Type) ? new KeyGroupReader(source, column) : new TextGroupReader(source, column);
    }

    /// <summary>Reads the row on which the source stands.</summary>
    /// <returns>True where its group is not that of the row read before, and for the first row.</returns>
    /// <exception cref="InvalidDataException">The row's key is missing.</exception>
    public abstract bool Read();

    private static bool IsKey(DataViewType type) => type is KeyDataViewType && type.RawType == typeof(uint);
}
