using System.Runtime.InteropServices;

namespace Microsoft.ML.Data;

/// <summary>Numbers as they are, little-endian.</summary>
internal sealed class NumberCodec<T> : ValueCodec<T> where T : unmanaged
{
    public NumberCodec(NumberDataViewType type)
        : base(typeof(T).Name, type)
    {
    }

    public override void Write(BinaryWriter writer, IReadOnlyList<T> values)
        => writer.Write(MemoryMarshal.AsBytes(values.ToArray().AsSpan()));

    public override T[] Read(BinaryReader reader, int count)
    {
        var values = new T[count];
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(values.AsSpan()));
        return values;
    }
}
