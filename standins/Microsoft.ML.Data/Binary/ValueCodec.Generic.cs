namespace Microsoft.ML.Data;

/// <summary>How values lie in a block.</summary>
internal abstract class ValueCodec<T> : ValueCodec
{
    protected ValueCodec(string loadName, DataViewType type)
        : base(loadName, type)
    {
    }

    public abstract void Write(BinaryWriter writer, IReadOnlyList<T> values);

    public abstract T[] Read(BinaryReader reader, int count);

    public override byte[] EncodeAnnotation(DataViewSchema.Annotations annotations, DataViewSchema.Column kind)
    {
        T value = default;
        annotations.GetGetter<T>(kind)(ref value);
        return Encode([value]);
    }

    public override void AddAnnotation(DataViewSchema.Annotations.Builder builder, string kind, byte[] block)
    {
        T value = Decode(block, 1)[0];
        builder.Add(kind, Type, (ref T destination) => Copy(value, ref destination));
    }

    public override ColumnEncoder NewEncoder(DataViewRow row, DataViewSchema.Column column) => new Encoder(this, row.GetGetter<T>(column));

    public override ColumnDecoder NewDecoder() => new Decoder(this);

    /// <summary>Copies a value so that neither sees changes of the other.</summary>
    protected virtual void Copy(in T source, ref T destination) => destination = source;

    private byte[] Encode(IReadOnlyList<T> values)
    {
        var block = new MemoryStream();
        using (var writer = new BinaryWriter(block))
            Write(writer, values);
        return block.ToArray();
    }

    private T[] Decode(byte[] block, int count)
    {
        using var reader = new BinaryReader(new MemoryStream(block));
        return Read(reader, count);
    }

    private sealed class Encoder(ValueCodec<T> codec, ValueGetter<T> getter) : ColumnEncoder
    {
        private readonly List<T> _values = [];

        public override void Append()
        {
            T value = default;
            getter(ref value);
            _values.Add(value);
        }

        public override byte[] TakeBlock()
        {
            byte[] block = codec.Encode(_values);
            _values.Clear();
            return block;
        }
    }

    private sealed class Decoder(ValueCodec<T> codec) : ColumnDecoder
    {
        private T[] _values;

        public override void Load(byte[] block, int count) => _values = codec.Decode(block, count);

        public override Delegate MakeGetter(Func<int> row) => (ValueGetter<T>)((ref T value) => codec.Copy(_values[row()], ref value));
    }
}
