using Microsoft.ML.Data;

namespace Microsoft.ML.Recurrent.Text;

/// <summary>Reads one row's text, or its ready-made tokens; of those, empty ones are left out.</summary>
internal sealed class TextRows
{
    private readonly ValueGetter<ReadOnlyMemory<char>>? _readText;
    private readonly ValueGetter<VBuffer<ReadOnlyMemory<char>>>? _readTokens;
    private readonly List<ReadOnlyMemory<char>> _tokens = [];
    private VBuffer<ReadOnlyMemory<char>> _buffer;
    private ReadOnlyMemory<char> _text;

    public TextRows(DataViewRow source, DataViewSchema.Column column)
    {
        if (column.Type is VectorDataViewType)
            _readTokens = source.GetGetter<VBuffer<ReadOnlyMemory<char>>>(column);
        else
            _readText = source.GetGetter<ReadOnlyMemory<char>>(column);
    }

    /// <summary>Whether rows hold tokens.</summary>
    public bool AreTokens => _readTokens is not null;

    /// <summary>The text of the row on which the source stands.</summary>
    public ReadOnlyMemory<char> ReadText()
    {
        _readText!(ref _text);
        return _text;
    }

    /// <summary>The ids of the row on which the source stands, by whichever way its column asks for.</summary>
    public void Encode(TextEncoder encoder, List<int> ids)
    {
        if (AreTokens)
        {
            ReadTokens(_tokens);
            encoder.Encode(_tokens, ids);
        }
        else
        {
            encoder.Encode(ReadText().Span, ids);
        }
    }

    /// <summary>The tokens of the row on which the source stands, in order.</summary>
    public void ReadTokens(List<ReadOnlyMemory<char>> tokens)
    {
        _readTokens!(ref _buffer);
        tokens.Clear();
        foreach (ReadOnlyMemory<char> token in _buffer.GetValues()) // what a sparse vector leaves out is empty
        {
            if (!token.IsEmpty)
                tokens.Add(token);
        }
    }
}
