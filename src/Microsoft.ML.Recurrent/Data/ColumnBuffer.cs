using Microsoft.ML.Data;

namespace Microsoft.ML.Recurrent.Data;

/// <summary>Keeps the values of one pass-through column for a batch of rows, so that the source is read once only.</summary>
internal abstract class ColumnBuffer
{
    public abstract void Store(int slot);

    public abstract Delegate GetGetter(SlotPointer current);

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
