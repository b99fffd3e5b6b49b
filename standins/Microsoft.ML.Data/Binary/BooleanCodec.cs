namespace Microsoft.ML.Data;

/// <summary>One bit a value, the lowest bit first.</summary>
internal sealed class BooleanCodec : ValueCodec<bool>
{
    public BooleanCodec()
        : base("Boolean", BooleanDataViewType.Instance)
    {
    }

    public override void Write(BinaryWriter writer, IReadOnlyList<bool> values)
    {
        var bytes = new byte[(values.Count + 7) / 8];
        for (int i = 0; i < values.Count; i++)
            bytes[i / 8] |= (byte)(values[i] ? 1 << (i % 8) : 0);
        writer.Write(bytes);
    }

    public override bool[] Read(BinaryReader reader, int count)
    {
        byte[] bytes = reader.ReadBytes((count + 7) / 8);
        var values = new bool[count];
        for (int i = 0; i < count; i++)
            values[i] = (bytes[i / 8] >> (i % 8) & 1) != 0;
        return values;
    }
}
