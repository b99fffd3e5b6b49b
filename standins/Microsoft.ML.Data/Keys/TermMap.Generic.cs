namespace Microsoft.ML.Data;

/// <summary>The values of a column of <typeparamref name="T"/>. A missing value has no key.</summary>
internal sealed class TermMap<T> : TermMap
{
    private readonly List<T> _values = [];
    private readonly Dictionary<T, uint> _keys;
    private readonly IComparer<T> _order;
    private readonly Func<T, bool> _isMissing;

    public TermMap(PrimitiveDataViewType itemType, IEqualityComparer<T> equality, IComparer<T> order, Func<T, bool> isMissing)
        : base(itemType)
    {
        _keys = new Dictionary<T, uint>(equality);
        _order = order;
        _isMissing = isMissing ?? (_ => false);
    }

    public override int Count => _values.Count;

    public override void Learn(DataViewRowCursor cursor, DataViewSchema.Column column, int maximum)
    {
        if (column.Type is VectorDataViewType)
        {
            VBuffer<T> vector = default;
            ValueGetter<VBuffer<T>> getVector = cursor.GetGetter<VBuffer<T>>(column);
            while (cursor.MoveNext())
            {
                getVector(ref vector);
                foreach (T item in vector.DenseValues())
                    Add(item, maximum);
            }
            return;
        }
        T value = default;
        ValueGetter<T> getter = cursor.GetGetter<T>(column);
        while (cursor.MoveNext())
        {
            getter(ref value);
            Add(value, maximum);
        }
    }

    public override void Sort()
    {
        _values.Sort(_order);
        for (int i = 0; i < _values.Count; i++)
            _keys[_values[i]] = (uint)i + 1;
    }

    public override Delegate MakeGetter(DataViewRow row, DataViewSchema.Column column)
    {
        if (column.Type is VectorDataViewType)
        {
            VBuffer<T> vector = default;
            ValueGetter<VBuffer<T>> getVector = row.GetGetter<VBuffer<T>>(column);
            return (ValueGetter<VBuffer<uint>>)((ref VBuffer<uint> keys) =>
            {
                getVector(ref vector);
                uint[] mapped = vector.DenseValues().Select(KeyOf).ToArray();
                keys = new VBuffer<uint>(mapped.Length, mapped);
            });
        }
        T value = default;
        ValueGetter<T> getter = row.GetGetter<T>(column);
        return (ValueGetter<uint>)((ref uint key) =>
        {
            getter(ref value);
            key = KeyOf(value);
        });
    }

    public override void Annotate(DataViewSchema.Annotations.Builder annotations)
    {
        if (Count > 0)
            annotations.AddKeyValues(Count, ItemType, (ref VBuffer<T> values) => values = new VBuffer<T>(Count, [.. _values]));
    }

    // *** Body *** i32 columns, then for a column of text: u8 0, i32 values, the id of each
    public override void Save(ModelSaveContext ctx)
    {
        ctx.Writer.Write(1);
        ctx.Writer.Write((byte)0);
        ctx.Writer.Write(Count);
        foreach (ReadOnlyMemory<char> text in Texts())
            ctx.SaveNonEmptyString(text.ToString());
    }

    public override void Load(ModelLoadContext ctx)
    {
        Texts();
        if (ctx.Reader.ReadInt32() != 1 || ctx.Reader.ReadByte() != 0)
            throw new NotSupportedException("This stand-in of ML.NET loads the keys of one text column.");
        int count = ctx.Reader.ReadInt32();
        for (int i = 0; i < count; i++)
            Add((T)(object)ctx.LoadNonEmptyString().AsMemory(), int.MaxValue);
    }

    private List<ReadOnlyMemory<char>> Texts()
        => _values as List<ReadOnlyMemory<char>> ?? throw new NotSupportedException($"This stand-in of ML.NET saves keys of text, not of {ItemType}.");

    private void Add(T value, int maximum)
    {
        if (_values.Count >= maximum || _isMissing(value) || _keys.ContainsKey(value))
            return;
        // The text of a cursor may be overwritten by its next row.
        T kept = value is ReadOnlyMemory<char> text ? (T)(object)text.ToString().AsMemory() : value;
        _values.Add(kept);
        _keys.Add(kept, (uint)_values.Count);
    }

    private uint KeyOf(T value) => _isMissing(value) ? 0 : _keys.GetValueOrDefault(value);
}
