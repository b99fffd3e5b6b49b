namespace Microsoft.ML.Data;

/// <summary>How the values of a type lie in a block of binary data.</summary>
internal abstract class ValueCodec
{
    protected ValueCodec(string loadName, DataViewType type)
    {
        LoadName = loadName;
        Type = type;
    }

    public string LoadName { get; }

    public DataViewType Type { get; }

    /// <summary>The codec of a type; null if it has none.</summary>
    public static ValueCodec ForType(DataViewType type) => type switch
    {
        VectorDataViewType vector => ForType(vector.ItemType) is { } inner
            ? Generic(typeof(VectorCodec<>), inner.Type.RawType, inner, vector)
            : null,
        KeyDataViewType key => Generic(typeof(KeyCodec<>), key.RawType, ForType(ColumnTypeExtensions.NumberTypeFromType(key.RawType)), key),
        NumberDataViewType number => Generic(typeof(NumberCodec<>), number.RawType, number),
        BooleanDataViewType => new BooleanCodec(),
        TextDataViewType => new TextCodec(),
        DateTimeDataViewType => new DateTimeCodec(),
        DateTimeOffsetDataViewType => new DateTimeOffsetCodec(),
        TimeSpanDataViewType => new TimeSpanCodec(),
        _ => null,
    };

    // *** Codec *** load name, LEB128 length of the parameters, parameters
    public static ValueCodec Read(BinaryReader reader)
    {
        string name = reader.ReadString();
        using var parameters = new BinaryReader(new MemoryStream(reader.ReadBytes(reader.Read7BitEncodedInt())));
        switch (name)
        {
            case "VBuffer":
                var item = (PrimitiveDataViewType)Read(parameters).Type;
                var dimensions = new int[parameters.ReadInt32()];
                for (int i = 0; i < dimensions.Length; i++)
                    dimensions[i] = parameters.ReadInt32();
                return ForType(new VectorDataViewType(item, dimensions));
            case "Key2":
                Type raw = Read(parameters).Type.RawType;
                return ForType(new KeyDataViewType(raw, parameters.ReadUInt64()));
            default:
                return _scalars.TryGetValue(name, out ValueCodec codec) ? codec : throw new FormatException($"Unknown codec '{name}'");
        }
    }

    public void WriteSpecification(BinaryWriter writer)
    {
        var parameters = new MemoryStream();
        using (var parameterWriter = new BinaryWriter(parameters))
            WriteParameters(parameterWriter);
        byte[] bytes = parameters.ToArray();
        writer.Write(LoadName);
        writer.Write7BitEncodedInt(bytes.Length);
        writer.Write(bytes);
    }

    /// <summary>The block of one annotation's value.</summary>
    public abstract byte[] EncodeAnnotation(DataViewSchema.Annotations annotations, DataViewSchema.Column kind);

    /// <summary>Adds the annotation whose block is given.</summary>
    public abstract void AddAnnotation(DataViewSchema.Annotations.Builder builder, string kind, byte[] block);

    /// <summary>Collects a column's values into blocks.</summary>
    public abstract ColumnEncoder NewEncoder(DataViewRow row, DataViewSchema.Column column);

    /// <summary>Takes a column's values out of blocks.</summary>
    public abstract ColumnDecoder NewDecoder();

    protected virtual void WriteParameters(BinaryWriter writer)
    {
    }

    private static ValueCodec Generic(Type generic, Type item, params object[] arguments)
        => (ValueCodec)Activator.CreateInstance(generic.MakeGenericType(item), arguments);

    private static readonly Dictionary<string, ValueCodec> _scalars = new DataViewType[]
    {
        NumberDataViewType.SByte, NumberDataViewType.Byte, NumberDataViewType.Int16, NumberDataViewType.UInt16,
        NumberDataViewType.Int32, NumberDataViewType.UInt32, NumberDataViewType.Int64, NumberDataViewType.UInt64,
        NumberDataViewType.Single, NumberDataViewType.Double, BooleanDataViewType.Instance, TextDataViewType.Instance,
        DateTimeDataViewType.Instance, DateTimeOffsetDataViewType.Instance, TimeSpanDataViewType.Instance,
    }.Select(ForType).ToDictionary(codec => codec.LoadName);
}
