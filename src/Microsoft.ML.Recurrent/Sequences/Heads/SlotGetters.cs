using Microsoft.ML.Data;
using Microsoft.ML.Recurrent.Data;

namespace Microsoft.ML.Recurrent.Sequences.Heads;

/// <summary>Getters of values that lie slot after slot in an array.</summary>
internal static class SlotGetters
{
    public static ValueGetter<T> Scalar<T>(T[] values, SlotPointer current) => (ref T value) => value = values[current.Read()];

    public static ValueGetter<VBuffer<float>> Vector(float[] values, int size, SlotPointer current) => (ref VBuffer<float> value) =>
    {
        int slot = current.Read();
        VBufferEditor<float> editor = VBufferEditor.Create(ref value, size);
        values.AsSpan(slot * size, size).CopyTo(editor.Values);
        value = editor.Commit();
    };
}
