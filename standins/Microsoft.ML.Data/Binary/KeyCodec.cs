namespace Microsoft.ML.Data;

/// <summary>Keys as their raw numbers.</summary>
internal sealed class KeyCodec<T> : ValueCodec<T>
{
    private readonly ValueCodec<T> _numbers;

    public KeyCodec(ValueCodec<T> numbers, KeyDataViewType type)
        : base("Key2", type)
        => _numbers = numbers;

    public override void Write(BinaryWriter writer, IReadOnlyList<T> values) => _numbers.Write(writer, values);

    public override T[] Read(BinaryReader reader, int count) => _numbers.Read(reader, count);

    protected override void WriteParameters(BinaryWriter writer)
    {
        _numbers.WriteSpecification(writer);
        writer.Write(((KeyDataViewType)Type).Count);
    }
}
