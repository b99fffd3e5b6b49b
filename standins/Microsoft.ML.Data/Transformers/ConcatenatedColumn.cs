using System.Reflection;

namespace Microsoft.ML.Data;

/// <summary>One concatenation, bound to the columns of a schema.</summary>
internal sealed class ConcatenatedColumn
{
    private readonly string _name;
    private readonly PrimitiveDataViewType _itemType;

    public ConcatenatedColumn(DataViewSchema inputSchema, string name, string[] inputs)
    {
        _name = name;
        Sources = inputs.Select(input => inputSchema.GetColumnOrNull(input)
            ?? throw new ArgumentOutOfRangeException(nameof(inputSchema), $"Could not find input column '{input}'")).ToArray();
        _itemType = ItemType(Sources[0]);
        foreach (DataViewSchema.Column source in Sources)
        {
            if (!ItemType(source).Equals(_itemType))
            {
                throw new ArgumentOutOfRangeException(nameof(inputSchema),
                    $"Schema mismatch for input column '{source.Name}': expected {_itemType}, got {source.Type}");
            }
        }
    }

    public DataViewSchema.Column[] Sources { get; }

    /// <summary>One vector alone is passed on as it is.</summary>
    private bool IsIdentity => Sources is [{ Type: VectorDataViewType }];

    public DataViewSchema.DetachedColumn ToDetachedColumn()
    {
        if (IsIdentity)
            return new DataViewSchema.DetachedColumn(_name, Sources[0].Type, Sources[0].Annotations);
        bool isKnownSize = Sources.All(source => source.Type is not VectorDataViewType { IsKnownSize: false });
        int size = isKnownSize ? Sources.Sum(Size) : 0;
        var annotations = new DataViewSchema.Annotations.Builder();
        if (Sources.All(source => source.IsNormalized()))
            annotations.AddPrimitiveValue(AnnotationUtils.Kinds.IsNormalized, BooleanDataViewType.Instance, true);
        if (isKnownSize && Sources.Any(source => source.Type is not VectorDataViewType || source.HasSlotNames()))
            annotations.Add(AnnotationUtils.Kinds.SlotNames, new VectorDataViewType(TextDataViewType.Instance, size), SlotNames());
        return new DataViewSchema.DetachedColumn(_name, new VectorDataViewType(_itemType, size), annotations.ToAnnotations());
    }

    public Delegate MakeGetter(DataViewRow input)
        => IsIdentity
            ? RowGetters.Of(input, input.Schema[Sources[0].Index])
            : (Delegate)typeof(ConcatenatedColumn).GetMethod(nameof(Getter), BindingFlags.NonPublic | BindingFlags.Instance)
                .MakeGenericMethod(_itemType.RawType).Invoke(this, [input]);

    private static PrimitiveDataViewType ItemType(DataViewSchema.Column column)
        => (column.Type as VectorDataViewType)?.ItemType ?? (PrimitiveDataViewType)column.Type;

    private static int Size(DataViewSchema.Column column) => (column.Type as VectorDataViewType)?.Size ?? 1;

    private ValueGetter<VBuffer<ReadOnlyMemory<char>>> SlotNames()
    {
        ReadOnlyMemory<char>[] names = Sources.SelectMany(SourceNames).ToArray();
        return (ref VBuffer<ReadOnlyMemory<char>> value) => new VBuffer<ReadOnlyMemory<char>>(names.Length, names).CopyTo(ref value);
    }

    private static IEnumerable<ReadOnlyMemory<char>> SourceNames(DataViewSchema.Column source)
    {
        if (source.Type is not VectorDataViewType)
            return [source.Name.AsMemory()];
        if (!source.HasSlotNames())
            return new ReadOnlyMemory<char>[Size(source)];
        VBuffer<ReadOnlyMemory<char>> names = default;
        source.GetSlotNames(ref names);
        return names.DenseValues().Select(name => name.IsEmpty ? name : $"{source.Name}.{name}".AsMemory());
    }

    private ValueGetter<VBuffer<T>> Getter<T>(DataViewRow input)
    {
        var parts = new ValueGetter<VBuffer<T>>[Sources.Length];
        for (int i = 0; i < parts.Length; i++)
        {
            DataViewSchema.Column source = input.Schema[Sources[i].Index];
            parts[i] = source.Type is VectorDataViewType ? input.GetGetter<VBuffer<T>>(source) : AsVector(input.GetGetter<T>(source));
        }
        var values = new VBuffer<T>[parts.Length];
        return (ref VBuffer<T> value) =>
        {
            int length = 0, count = 0;
            for (int i = 0; i < parts.Length; i++)
            {
                parts[i](ref values[i]);
                length = checked(length + values[i].Length);
                count += values[i].GetValues().Length;
            }
            // Dense as soon as more than half of the values are explicit.
            value = count > length / 2 ? Dense(values, ref value, length) : Sparse(values, ref value, length, count);
        };
    }

    private static ValueGetter<VBuffer<T>> AsVector<T>(ValueGetter<T> getter)
    {
        T item = default;
        return (ref VBuffer<T> value) =>
        {
            getter(ref item);
            VBufferEditor<T> editor = VBufferEditor.Create(ref value, 1);
            editor.Values[0] = item;
            value = editor.Commit();
        };
    }

    private static VBuffer<T> Dense<T>(VBuffer<T>[] parts, ref VBuffer<T> value, int length)
    {
        VBufferEditor<T> editor = VBufferEditor.Create(ref value, length);
        int offset = 0;
        foreach (VBuffer<T> part in parts)
        {
            part.CopyTo(editor.Values, offset);
            offset += part.Length;
        }
        return editor.Commit();
    }

    private static VBuffer<T> Sparse<T>(VBuffer<T>[] parts, ref VBuffer<T> value, int length, int count)
    {
        VBufferEditor<T> editor = VBufferEditor.Create(ref value, length, count);
        int offset = 0, next = 0;
        foreach (VBuffer<T> part in parts)
        {
            ReadOnlySpan<T> values = part.GetValues();
            ReadOnlySpan<int> indices = part.GetIndices();
            for (int i = 0; i < values.Length; i++)
            {
                editor.Values[next] = values[i];
                editor.Indices[next++] = offset + (part.IsDense ? i : indices[i]);
            }
            offset += part.Length;
        }
        return editor.Commit();
    }
}
