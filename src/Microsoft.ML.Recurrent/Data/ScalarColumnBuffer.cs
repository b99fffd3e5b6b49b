namespace Microsoft.ML.Recurrent.Data;

/// <summary>Buffer of a column whose values are self-contained: numbers, keys, text, times, ids.</summary>
internal sealed class ScalarColumnBuffer<T> : ColumnBuffer
{
    private readonly ValueGetter<T> _read;
    private readonly int _capacity;
    private T[] _values;

    public ScalarColumnBuffer(DataViewRow source, DataViewSchema.Column column, int capacity)
        : this(source.GetGetter<T>(column), capacity)
    {
    }

    public ScalarColumnBuffer(ValueGetter<T> read, int capacity)
    {
        (_read, _capacity) = (read, capacity);
        _values = new T[FirstSlots(capacity)];
    }

    public override void Store(int slot)
    {
        Grow(ref _values, slot, _capacity);
        _read(ref _values[slot]);
    }

    public override ValueGetter<T> GetGetter(SlotPointer current) => (ref T value) => value = _values[current.Read()];
}
