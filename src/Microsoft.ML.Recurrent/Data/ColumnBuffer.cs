using Microsoft.ML.Data;

namespace Microsoft.ML.Recurrent.Data;

/// <summary>Keeps the values of one pass-through column for a batch of rows, so that the source is read once only.</summary>
internal abstract class ColumnBuffer
{
    /// <summary>Keeps the row's value. Slots are filled in order, and memory is taken as they are: what is buffered may be no more than a few rows.</summary>
    public abstract void Store(int slot);

    public abstract Delegate GetGetter(SlotPointer current);

    protected static int FirstSlots(int capacity) => Math.Min(capacity, 64);

    protected static void Grow<TSlot>(ref TSlot[] slots, int slot, int capacity)
    {
        if (slot >= slots.Length)
            Array.Resize(ref slots, (int)Math.Min((long)capacity, Math.Max(slot + 1L, 2L * slots.Length)));
    }

    public static ColumnBuffer Create(DataViewRow source, DataViewSchema.Column column, int capacity)
    {
        Type raw = column.Type.RawType;
        bool isVector = raw.IsGenericType && raw.GetGenericTypeDefinition() == typeof(VBuffer<>);
        Type buffer = isVector
            ? typeof(VectorColumnBuffer<>).MakeGenericType(raw.GetGenericArguments())
            : typeof(ScalarColumnBuffer<>).MakeGenericType(raw);
        return (ColumnBuffer)Activator.CreateInstance(buffer, source, column, capacity)!;
    }
}
