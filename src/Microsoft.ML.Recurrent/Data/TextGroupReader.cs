namespace Microsoft.ML.Recurrent.Data;

/// <summary>Groups named by a text. The empty text is a name like any other: ML.NET has no missing text.</summary>
internal sealed class TextGroupReader(DataViewRow source, DataViewSchema.Column column) : GroupReader
{
    private readonly ValueGetter<ReadOnlyMemory<char>> _read = source.GetGetter<ReadOnlyMemory<char>>(column);
    private ReadOnlyMemory<char> _text;

    protected override string ReadName(string? kept)
    {
        _read(ref _text);
        return kept is not null && _text.Span.SequenceEqual(kept) ? kept : _text.ToString();
    }
}
