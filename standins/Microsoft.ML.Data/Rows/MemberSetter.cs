using System.Linq.Expressions;
using System.Reflection;

namespace Microsoft.ML.Data;

/// <summary>Writes column values into members of objects.</summary>
internal static class MemberSetter
{
    /// <summary>The action that sets the member to the row's current value of the column.</summary>
    public static Action<TRow> Create<TRow>(InternalSchemaDefinition.Column target, DataViewRow row, DataViewSchema.Column source)
    {
        Type member = target.FieldOrPropertyType;
        object[] arguments = [target.MemberInfo, row, source];
        if (member == typeof(string))
            return Call<TRow>(nameof(Text), [typeof(TRow)], arguments);
        if (member == typeof(string[]))
            return Call<TRow>(nameof(Texts), [typeof(TRow)], arguments);
        if (member.IsArray)
            return Call<TRow>(nameof(Array), [typeof(TRow), member.GetElementType()], arguments);
        return source.Type is VectorDataViewType vector
            ? Call<TRow>(nameof(Buffer), [typeof(TRow), vector.ItemType.RawType], arguments)
            : Call<TRow>(nameof(Scalar), [typeof(TRow), member], arguments);
    }

    private static Action<TRow> Call<TRow>(string method, Type[] types, object[] arguments)
        => (Action<TRow>)typeof(MemberSetter).GetMethod(method, BindingFlags.NonPublic | BindingFlags.Static)
            .MakeGenericMethod(types).Invoke(null, arguments);

    private static Action<TRow, T> Write<TRow, T>(MemberInfo member)
    {
        ParameterExpression row = Expression.Parameter(typeof(TRow)), value = Expression.Parameter(typeof(T));
        return Expression.Lambda<Action<TRow, T>>(Expression.Assign(Expression.MakeMemberAccess(row, member), value), row, value).Compile();
    }

    /// <summary>What the member holds, to be used again; nothing if the member cannot be read.</summary>
    private static Func<TRow, T> Read<TRow, T>(MemberInfo member)
    {
        if (member is PropertyInfo { CanRead: false })
            return _ => default;
        ParameterExpression row = Expression.Parameter(typeof(TRow));
        return Expression.Lambda<Func<TRow, T>>(Expression.MakeMemberAccess(row, member), row).Compile();
    }

    private static Action<TRow> Scalar<TRow, T>(MemberInfo member, DataViewRow row, DataViewSchema.Column column)
    {
        ValueGetter<T> getter = row.GetGetter<T>(column);
        Action<TRow, T> write = Write<TRow, T>(member);
        T value = default;
        return target =>
        {
            getter(ref value);
            write(target, value);
        };
    }

    private static Action<TRow> Text<TRow>(MemberInfo member, DataViewRow row, DataViewSchema.Column column)
    {
        ValueGetter<ReadOnlyMemory<char>> getter = row.GetGetter<ReadOnlyMemory<char>>(column);
        Action<TRow, string> write = Write<TRow, string>(member);
        ReadOnlyMemory<char> value = default;
        return target =>
        {
            getter(ref value);
            write(target, value.ToString());
        };
    }

    private static Action<TRow> Texts<TRow>(MemberInfo member, DataViewRow row, DataViewSchema.Column column)
    {
        ValueGetter<VBuffer<ReadOnlyMemory<char>>> getter = row.GetGetter<VBuffer<ReadOnlyMemory<char>>>(column);
        Action<TRow, string[]> write = Write<TRow, string[]>(member);
        VBuffer<ReadOnlyMemory<char>> value = default;
        return target =>
        {
            getter(ref value);
            write(target, value.DenseValues().Select(text => text.ToString()).ToArray());
        };
    }

    private static Action<TRow> Array<TRow, T>(MemberInfo member, DataViewRow row, DataViewSchema.Column column)
    {
        ValueGetter<VBuffer<T>> getter = row.GetGetter<VBuffer<T>>(column);
        Action<TRow, T[]> write = Write<TRow, T[]>(member);
        Func<TRow, T[]> read = Read<TRow, T[]>(member);
        VBuffer<T> value = default;
        return target =>
        {
            getter(ref value);
            T[] items = read(target);
            if (items?.Length != value.Length)
                items = new T[value.Length];
            value.CopyTo(items);
            write(target, items);
        };
    }

    private static Action<TRow> Buffer<TRow, T>(MemberInfo member, DataViewRow row, DataViewSchema.Column column)
    {
        ValueGetter<VBuffer<T>> getter = row.GetGetter<VBuffer<T>>(column);
        Action<TRow, VBuffer<T>> write = Write<TRow, VBuffer<T>>(member);
        Func<TRow, VBuffer<T>> read = Read<TRow, VBuffer<T>>(member);
        VBuffer<T> value = default;
        return target =>
        {
            getter(ref value);
            VBuffer<T> own = read(target);
            value.CopyTo(ref own);
            write(target, own);
        };
    }
}
