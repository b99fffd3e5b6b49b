using System.Linq.Expressions;
using System.Numerics;
using System.Reflection;

namespace Microsoft.ML.Data;

/// <summary>Reads members of the current object as column values.</summary>
internal static class MemberGetter
{
    /// <summary>A <see cref="ValueGetter{TValue}"/> of the column's raw type.</summary>
    public static Delegate Create<TRow>(InternalSchemaDefinition.Column column, Func<TRow> current)
    {
        Type member = column.FieldOrPropertyType;
        object[] arguments = [column.MemberInfo, current];
        if (column.ColumnType is KeyDataViewType key)
            return Call(nameof(Key), [typeof(TRow), member], [.. arguments, key.Count]);
        if (member == typeof(string))
            return Call(nameof(Text), [typeof(TRow)], arguments);
        if (member == typeof(string[]))
            return Call(nameof(Texts), [typeof(TRow)], arguments);
        if (member.IsArray)
            return Call(nameof(Array), [typeof(TRow), member.GetElementType()], arguments);
        return column.ColumnType is VectorDataViewType vector
            ? Call(nameof(Buffer), [typeof(TRow), vector.ItemType.RawType], arguments)
            : Call(nameof(Scalar), [typeof(TRow), member], arguments);
    }

    private static Delegate Call(string method, Type[] types, object[] arguments)
        => (Delegate)typeof(MemberGetter).GetMethod(method, BindingFlags.NonPublic | BindingFlags.Static)
            .MakeGenericMethod(types).Invoke(null, arguments);

    private static Func<TRow, T> Read<TRow, T>(MemberInfo member)
    {
        ParameterExpression row = Expression.Parameter(typeof(TRow));
        return Expression.Lambda<Func<TRow, T>>(Expression.MakeMemberAccess(row, member), row).Compile();
    }

    private static ValueGetter<T> Scalar<TRow, T>(MemberInfo member, Func<TRow> current)
    {
        Func<TRow, T> read = Read<TRow, T>(member);
        return (ref T value) => value = read(current());
    }

    /// <summary>Members count keys from 0, columns from 1; what is no key of the range is missing, 0.</summary>
    private static ValueGetter<T> Key<TRow, T>(MemberInfo member, Func<TRow> current, ulong count) where T : IBinaryInteger<T>
    {
        Func<TRow, T> read = Read<TRow, T>(member);
        return (ref T value) =>
        {
            T key = read(current());
            value = ulong.CreateTruncating(key) < count ? key + T.One : T.Zero;
        };
    }

    private static ValueGetter<ReadOnlyMemory<char>> Text<TRow>(MemberInfo member, Func<TRow> current)
    {
        Func<TRow, string> read = Read<TRow, string>(member);
        return (ref ReadOnlyMemory<char> value) => value = read(current()).AsMemory();
    }

    private static ValueGetter<VBuffer<ReadOnlyMemory<char>>> Texts<TRow>(MemberInfo member, Func<TRow> current)
    {
        Func<TRow, string[]> read = Read<TRow, string[]>(member);
        return (ref VBuffer<ReadOnlyMemory<char>> value) =>
        {
            string[] texts = read(current()) ?? [];
            VBufferEditor<ReadOnlyMemory<char>> editor = VBufferEditor.Create(ref value, texts.Length);
            for (int i = 0; i < texts.Length; i++)
                editor.Values[i] = texts[i].AsMemory();
            value = editor.Commit();
        };
    }

    private static ValueGetter<VBuffer<T>> Array<TRow, T>(MemberInfo member, Func<TRow> current)
    {
        Func<TRow, T[]> read = Read<TRow, T[]>(member);
        return (ref VBuffer<T> value) =>
        {
            T[] items = read(current()) ?? [];
            VBufferEditor<T> editor = VBufferEditor.Create(ref value, items.Length);
            items.CopyTo(editor.Values);
            value = editor.Commit();
        };
    }

    private static ValueGetter<VBuffer<T>> Buffer<TRow, T>(MemberInfo member, Func<TRow> current)
    {
        Func<TRow, VBuffer<T>> read = Read<TRow, VBuffer<T>>(member);
        return (ref VBuffer<T> value) => read(current()).CopyTo(ref value);
    }
}
