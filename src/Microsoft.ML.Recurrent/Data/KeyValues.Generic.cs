using Microsoft.ML.Data;

namespace Microsoft.ML.Recurrent.Data;

/// <summary>Values of <typeparamref name="T"/>, with how they become text and come back.</summary>
internal sealed class KeyValues<T>(PrimitiveDataViewType itemType, Func<T, string> toText, Func<string, T> parse) : KeyValues
{
    private T[] _values = [];

    public override int Count => _values.Length;

    protected override PrimitiveDataViewType ItemType => itemType;

    public override void AddTo(DataViewSchema.Annotations.Builder annotations, string kind)
        => annotations.Add(kind, new VectorDataViewType(itemType, Count), (ref VBuffer<T> values) =>
        {
            VBufferEditor<T> editor = VBufferEditor.Create(ref values, Count);
            _values.CopyTo(editor.Values);
            values = editor.Commit();
        });

    public override string[] Texts() => Array.ConvertAll(_values, value => toText(value));

    protected override KeyValues Read(DataViewSchema.Column column)
    {
        VBuffer<T> values = default;
        column.Annotations.GetValue(Kind, ref values);
        return Of(values.DenseValues().Select(value => parse(toText(value))).ToArray()); // texts may lie in memory that is written again
    }

    protected override KeyValues Parse(string[] texts) => Of(Array.ConvertAll(texts, text => parse(text)));

    private KeyValues<T> Of(T[] values) => new(itemType, toText, parse) { _values = values };
}
