using System.Reflection;
using Microsoft.ML.Data;

namespace Microsoft.ML.Recurrent.Tests.Frozen;

/// <summary>Gets values of any type as arrays, texts as strings.</summary>
internal static class CellGetter
{
    public static Func<Array> Of(DataViewRow row, DataViewSchema.Column column)
        => Make(column.Type, nameof(FromRow), row, column);

    public static Func<Array> Of(DataViewSchema.Annotations annotations, DataViewSchema.Column column)
        => Make(column.Type, nameof(FromAnnotations), annotations, column);

    private static Func<Array> Make(DataViewType type, string source, object from, DataViewSchema.Column column)
    {
        object getter = Call(source, type.RawType, from, column);
        return type is VectorDataViewType vector
            ? (Func<Array>)Call(nameof(Vector), vector.ItemType.RawType, getter)
            : (Func<Array>)Call(nameof(Scalar), type.RawType, getter);
    }

    private static object Call(string method, Type type, params object[] arguments)
        => typeof(CellGetter).GetMethod(method, BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(type).Invoke(obj: null, arguments)!;

    private static ValueGetter<T> FromRow<T>(DataViewRow row, DataViewSchema.Column column) => row.GetGetter<T>(column);

    private static ValueGetter<T> FromAnnotations<T>(DataViewSchema.Annotations annotations, DataViewSchema.Column column) => annotations.GetGetter<T>(column);

    private static Func<Array> Scalar<T>(ValueGetter<T> getter) => () =>
    {
        T value = default!;
        getter(ref value);
        return Copied([value]);
    };

    private static Func<Array> Vector<T>(ValueGetter<VBuffer<T>> getter) => () =>
    {
        VBuffer<T> values = default;
        getter(ref values);
        return Copied(values.DenseValues().ToArray());
    };

    // Texts may lie in memory that is written again.
    private static Array Copied<T>(T[] values)
        => values is ReadOnlyMemory<char>[] texts ? Array.ConvertAll(texts, text => text.ToString()) : values;
}
