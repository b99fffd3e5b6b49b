using System.Reflection;

namespace Microsoft.ML.Data;

/// <summary>Getters whose type is known only at run time.</summary>
internal static class RowGetters
{
    private static readonly MethodInfo _getGetter = typeof(DataViewRow).GetMethod(nameof(DataViewRow.GetGetter));

    /// <summary>The getter of the column's own raw type.</summary>
    public static Delegate Of(DataViewRow row, DataViewSchema.Column column)
        => (Delegate)_getGetter.MakeGenericMethod(column.Type.RawType).Invoke(row, [column]);

    /// <summary>The getter as one of the type asked for; null stands for a column that is not active.</summary>
    public static ValueGetter<TValue> Checked<TValue>(Delegate getter, DataViewSchema.Column column)
    {
        if (getter is null)
            throw new ArgumentOutOfRangeException(nameof(column), "requested column not active");
        return getter as ValueGetter<TValue> ?? throw new InvalidOperationException(
            $"Invalid TValue in GetGetter for column #{column}: '{typeof(TValue)}', "
            + $"expected type: '{getter.GetType().GenericTypeArguments[0]}'.");
    }

    /// <summary>Whether a column is among those asked for, by index.</summary>
    public static Func<int, bool> Predicate(IEnumerable<DataViewSchema.Column> columns, DataViewSchema schema)
    {
        var active = new bool[schema.Count];
        foreach (DataViewSchema.Column column in columns ?? [])
            active[column.Index] = true;
        return i => active[i];
    }
}
