namespace Microsoft.ML.Recurrent.Data;

/// <summary>Groups named by a text. The empty text is a name like any other: ML.NET has no missing text.</summary>
internal sealed class TextGroupReader(DataViewRow source, DataViewSchema.Column column) : GroupReader
{
    private readonly ValueGetter<ReadOnlyMemory<char>> _read = source.GetGetter<ReadOnlyMemory<char>>(column);
    private ReadOnlyMemory<char> _text;
    private bool _started;

    public override bool Read()
    {
        _read(ref _text);
        if (_started && _text.Span.SequenceEqual(Current))
            return false;
        _started = true;
        Current = _text.ToString();
        return true;
    }
}
