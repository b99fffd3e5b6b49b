using Microsoft.ML.Data;

namespace Microsoft.ML.Recurrent.Data;

/// <summary>Buffer of a vector column. Each slot owns its arrays, since a source may reuse those it is given.</summary>
internal sealed class VectorColumnBuffer<T>(DataViewRow source, DataViewSchema.Column column, int capacity) : ColumnBuffer
{
    private readonly ValueGetter<VBuffer<T>> _read = source.GetGetter<VBuffer<T>>(column);
    private VBuffer<T>[] _values = new VBuffer<T>[FirstSlots(capacity)];

    public override void Store(int slot)
    {
        Grow(ref _values, slot, capacity);
        _read(ref _values[slot]);
    }

    public override ValueGetter<VBuffer<T>> GetGetter(SlotPointer current) => (ref VBuffer<T> value) => _values[current.Read()].CopyTo(ref value);
}
