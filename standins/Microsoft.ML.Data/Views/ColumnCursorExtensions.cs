using System.Reflection;

namespace Microsoft.ML.Data;

/// <summary>One column as values.</summary>
public static class ColumnCursorExtensions
{
    /// <summary>The values of the column of the given name; every enumeration is a pass over the data.</summary>
    public static IEnumerable<T> GetColumn<T>(this IDataView data, string columnName)
    {
        ArgumentNullException.ThrowIfNull(data);
        return data.GetColumn<T>(data.Schema.GetColumnOrNull(columnName)
            ?? throw new ArgumentOutOfRangeException("name", $"Column '{columnName}' not found"));
    }

    /// <summary>The values of the column; every enumeration is a pass over the data.</summary>
    public static IEnumerable<T> GetColumn<T>(this IDataView data, DataViewSchema.Column column)
    {
        ArgumentNullException.ThrowIfNull(data);
        Type raw = column.Type.RawType;
        if (raw == typeof(T))
            return Values<T, T>(data, column, value => value);
        if (raw == typeof(ReadOnlyMemory<char>) && typeof(T) == typeof(string))
            return (IEnumerable<T>)Values<ReadOnlyMemory<char>, string>(data, column, text => text.ToString());
        if (raw == typeof(VBuffer<ReadOnlyMemory<char>>) && typeof(T) == typeof(string[]))
        {
            return (IEnumerable<T>)Values<VBuffer<ReadOnlyMemory<char>>, string[]>(data, column,
                texts => texts.DenseValues().Select(text => text.ToString()).ToArray());
        }
        if (typeof(T).IsArray && raw == typeof(VBuffer<>).MakeGenericType(typeof(T).GetElementType()))
        {
            return (IEnumerable<T>)typeof(ColumnCursorExtensions).GetMethod(nameof(Arrays), BindingFlags.NonPublic | BindingFlags.Static)
                .MakeGenericMethod(typeof(T).GetElementType()).Invoke(null, [data, column]);
        }
        throw new ArgumentOutOfRangeException(nameof(column),
            $"Cannot map column (name: {column.Name}, type: {column.Type}) in data to the user-defined type, {typeof(T)}.");
    }

    private static IEnumerable<T[]> Arrays<T>(IDataView data, DataViewSchema.Column column)
        => Values<VBuffer<T>, T[]>(data, column, vector => vector.DenseValues().ToArray());

    private static IEnumerable<T> Values<TRaw, T>(IDataView data, DataViewSchema.Column column, Func<TRaw, T> convert)
    {
        using DataViewRowCursor cursor = data.GetRowCursor([column]);
        ValueGetter<TRaw> getter = cursor.GetGetter<TRaw>(column);
        TRaw value = default;
        while (cursor.MoveNext())
        {
            getter(ref value);
            yield return convert(value);
        }
    }
}
