using System.Reflection;

namespace Microsoft.ML.Data;

/// <summary>A column and the fields that it is read from.</summary>
internal sealed class TextColumn
{
    private readonly int[] _fields;
    private readonly PrimitiveDataViewType _itemType;

    private TextColumn(string name, DataViewType type, int[] fields)
    {
        Name = name;
        Type = type;
        _itemType = (type as VectorDataViewType)?.ItemType ?? (PrimitiveDataViewType)type;
        _fields = fields;
    }

    public string Name { get; }

    public DataViewType Type { get; }

    /// <summary>The columns of a class's members.</summary>
    public static TextColumn[] Of(Type rowType)
        => SchemaDefinition.Create(rowType).Select(column =>
        {
            MemberInfo member = rowType.GetMember(column.MemberName)[0];
            LoadColumnAttribute load = member.GetCustomAttribute<LoadColumnAttribute>()
                ?? throw new InvalidOperationException($"{member.MemberType} '{member.Name}' is missing the LoadColumnAttribute attribute");
            var item = (column.ColumnType as VectorDataViewType)?.ItemType ?? (PrimitiveDataViewType)column.ColumnType;
            return new TextColumn(column.ColumnName, load.IsVector ? new VectorDataViewType(item, load.Fields.Length) : item, load.Fields);
        }).ToArray();

    /// <summary>The getter over the current line.</summary>
    public Delegate MakeGetter(TextLine line)
    {
        string method = Type is VectorDataViewType ? nameof(Vector) : nameof(Scalar);
        return (Delegate)typeof(TextColumn).GetMethod(method, BindingFlags.NonPublic | BindingFlags.Instance)
            .MakeGenericMethod(_itemType.RawType).Invoke(this, [line]);
    }

    private ValueGetter<T> Scalar<T>(TextLine line)
    {
        TextParser.TryParse<T> parse = TextParser.For<T>(_itemType);
        return (ref T value) => value = Parse(line, _fields[0], parse);
    }

    private ValueGetter<VBuffer<T>> Vector<T>(TextLine line)
    {
        TextParser.TryParse<T> parse = TextParser.For<T>(_itemType);
        return (ref VBuffer<T> value) =>
        {
            VBufferEditor<T> editor = VBufferEditor.Create(ref value, _fields.Length);
            for (int i = 0; i < _fields.Length; i++)
                editor.Values[i] = Parse(line, _fields[i], parse);
            value = editor.Commit();
        };
    }

    private T Parse<T>(TextLine line, int field, TextParser.TryParse<T> parse)
        => parse(line.Field(field), out T value) ? value
            : throw new FormatException("Parsing failed with an exception: "
                + $"Could not parse value {line.Field(field)} in line {line.Number}, column {Name}");
}
