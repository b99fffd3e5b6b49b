namespace Microsoft.ML.Data;

/// <summary>i32 texts, the end of each as i32 in characters, and all of them as one string.</summary>
internal sealed class TextCodec : ValueCodec<ReadOnlyMemory<char>>
{
    public TextCodec()
        : base("TextSpan", TextDataViewType.Instance)
    {
    }

    public override void Write(BinaryWriter writer, IReadOnlyList<ReadOnlyMemory<char>> values)
    {
        writer.Write(values.Count);
        int end = 0;
        foreach (ReadOnlyMemory<char> text in values)
            writer.Write(end += text.Length);
        writer.Write(string.Concat(values));
    }

    public override ReadOnlyMemory<char>[] Read(BinaryReader reader, int count)
    {
        var ends = new int[reader.ReadInt32()];
        for (int i = 0; i < ends.Length; i++)
            ends[i] = reader.ReadInt32() & int.MaxValue;
        ReadOnlyMemory<char> all = reader.ReadString().AsMemory();
        return ends.Select((end, i) => all[(i == 0 ? 0 : ends[i - 1])..end]).ToArray();
    }
}
