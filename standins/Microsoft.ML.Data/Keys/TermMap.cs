namespace Microsoft.ML.Data;

/// <summary>The values of a column in the order of their keys.</summary>
internal abstract class TermMap
{
    protected TermMap(PrimitiveDataViewType itemType) => ItemType = itemType;

    public PrimitiveDataViewType ItemType { get; }

    public abstract int Count { get; }

    public static TermMap Create(DataViewType type)
    {
        var item = (PrimitiveDataViewType)type.GetItemType();
        return item is TextDataViewType ? new TermMap<ReadOnlyMemory<char>>(item, TextOrder.Instance, TextOrder.Instance, text => text.IsEmpty)
            : item == NumberDataViewType.Single ? new TermMap<float>(item, null, null, float.IsNaN)
            : item == NumberDataViewType.Double ? new TermMap<double>(item, null, null, double.IsNaN)
            : (TermMap)Activator.CreateInstance(typeof(TermMap<>).MakeGenericType(item.RawType), item, null, null, null);
    }

    public abstract void Learn(DataViewRowCursor cursor, DataViewSchema.Column column, int maximum);

    public abstract void Sort();

    public abstract Delegate MakeGetter(DataViewRow row, DataViewSchema.Column column);

    public abstract void Annotate(DataViewSchema.Annotations.Builder annotations);

    public abstract void Save(ModelSaveContext ctx);

    public abstract void Load(ModelLoadContext ctx);
}
