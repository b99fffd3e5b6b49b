namespace Microsoft.ML.Data;

/// <summary>All values of a column.</summary>
internal abstract class CachedColumn
{
    /// <summary>A column to be filled from the cursor.</summary>
    public static CachedColumn Create(DataViewRowCursor cursor, DataViewSchema.Column column)
        => column.Type is VectorDataViewType vector
            ? Create(typeof(Vectors<>), vector.ItemType.RawType, cursor, column)
            : Create(typeof(Scalars<>), column.Type.RawType, cursor, column);

    /// <summary>Takes the value of the cursor's row.</summary>
    public abstract void Append();

    /// <summary>The getter of the value at a position.</summary>
    public abstract Delegate MakeGetter(Func<int> position);

    private static CachedColumn Create(Type generic, Type item, DataViewRowCursor cursor, DataViewSchema.Column column)
        => (CachedColumn)Activator.CreateInstance(generic.MakeGenericType(item), cursor, column);

    private sealed class Scalars<T>(DataViewRowCursor cursor, DataViewSchema.Column column) : CachedColumn
    {
        private readonly List<T> _values = [];
        private readonly ValueGetter<T> _getter = cursor.GetGetter<T>(column);

        public override void Append()
        {
            T value = default;
            _getter(ref value);
            _values.Add(value);
        }

        public override Delegate MakeGetter(Func<int> position) => (ValueGetter<T>)((ref T value) => value = _values[position()]);
    }

    private sealed class Vectors<T>(DataViewRowCursor cursor, DataViewSchema.Column column) : CachedColumn
    {
        private readonly List<VBuffer<T>> _values = [];
        private readonly ValueGetter<VBuffer<T>> _getter = cursor.GetGetter<VBuffer<T>>(column);

        public override void Append()
        {
            VBuffer<T> value = default;
            _getter(ref value);
            _values.Add(value);
        }

        public override Delegate MakeGetter(Func<int> position)
            => (ValueGetter<VBuffer<T>>)((ref VBuffer<T> value) => _values[position()].CopyTo(ref value));
    }
}
