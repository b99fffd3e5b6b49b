namespace Microsoft.ML.Data;

/// <summary>
/// i32 vectors, i32 length of all or 0, then if 0 the length of each as i32; the number of explicit values of each as i32, -1 if
/// dense; i32 indices, the indices; and the explicit values of all as one block.
/// </summary>
internal sealed class VectorCodec<T> : ValueCodec<VBuffer<T>>
{
    private readonly ValueCodec<T> _items;

    public VectorCodec(ValueCodec<T> items, VectorDataViewType type)
        : base("VBuffer", type)
        => _items = items;

    private VectorDataViewType Vector => (VectorDataViewType)Type;

    public override void Write(BinaryWriter writer, IReadOnlyList<VBuffer<T>> values)
    {
        writer.Write(values.Count);
        writer.Write(Vector.Size);
        if (!Vector.IsKnownSize)
        {
            foreach (VBuffer<T> vector in values)
                writer.Write(vector.Length);
        }
        var indices = new List<int>();
        var items = new List<T>();
        foreach (VBuffer<T> vector in values)
        {
            if (Vector.IsKnownSize && vector.Length != Vector.Size)
                throw new InvalidOperationException($"A vector of length {vector.Length} in a column of type {Type}");
            writer.Write(vector.IsDense ? -1 : vector.GetValues().Length);
            items.AddRange(vector.GetValues());
            if (!vector.IsDense)
                indices.AddRange(vector.GetIndices());
        }
        writer.Write(indices.Count);
        indices.ForEach(writer.Write);
        _items.Write(writer, items);
    }

    public override VBuffer<T>[] Read(BinaryReader reader, int count)
    {
        if (reader.ReadInt32() != count)
            throw new FormatException("Wrong number of vectors in a block");
        int common = reader.ReadInt32();
        int[] lengths = common > 0 || Vector.IsKnownSize ? Enumerable.Repeat(common, count).ToArray() : ReadInts(reader, count);
        int[] counts = ReadInts(reader, count);
        int[] indices = ReadInts(reader, reader.ReadInt32());
        T[] items = _items.Read(reader, Enumerable.Range(0, count).Sum(i => counts[i] < 0 ? lengths[i] : counts[i]));
        var values = new VBuffer<T>[count];
        int item = 0, index = 0;
        for (int i = 0; i < count; i++)
        {
            if (counts[i] < 0)
            {
                values[i] = new VBuffer<T>(lengths[i], items[item..(item += lengths[i])]);
                continue;
            }
            values[i] = new VBuffer<T>(lengths[i], counts[i], items[item..(item += counts[i])], indices[index..(index += counts[i])]);
        }
        return values;
    }

    protected override void Copy(in VBuffer<T> source, ref VBuffer<T> destination) => source.CopyTo(ref destination);

    protected override void WriteParameters(BinaryWriter writer)
    {
        _items.WriteSpecification(writer);
        writer.Write(Vector.Dimensions.Length);
        foreach (int dimension in Vector.Dimensions)
            writer.Write(dimension);
    }

    private static int[] ReadInts(BinaryReader reader, int count)
    {
        var values = new int[count];
        for (int i = 0; i < count; i++)
            values[i] = reader.ReadInt32();
        return values;
    }
}
