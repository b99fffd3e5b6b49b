using System.Text;

namespace Microsoft.ML.Recurrent.Text;

/// <summary>Goes through a text token by token, without a string for any.</summary>
internal ref struct TextPieces
{
    private readonly VocabularyTokenizer _tokenizer;
    private readonly ReadOnlySpan<char> _text;
    private readonly NormalizedText? _normalized; // null where the text is normal as it is, which most are
    private readonly List<RunToken> _tokens = [];
    private char[] _run = [];
    private int _runStart, _runEnd, _next, _start, _end;

    public TextPieces(ReadOnlySpan<char> text, VocabularyTokenizer tokenizer)
    {
        _tokenizer = tokenizer;
        _text = text;
        if (tokenizer.Normal.IsNormal(text))
            return;
        _normalized = tokenizer.Normal.Normalize(text);
        _text = _normalized.Text;
    }

    /// <summary>The token's id.</summary>
    public int Id { get; private set; }

    /// <summary>Where the token begins in the text as given.</summary>
    public readonly int Start => _normalized?.StartOf(_start) ?? _start;

    /// <summary>The place behind it.</summary>
    public readonly int End => _normalized?.EndOf(_end) ?? _end;

    /// <summary>The token as it was looked up.</summary>
    public readonly ReadOnlySpan<char> Text => _run.AsSpan(_start - _runStart, _end - _start);

    public bool MoveNext()
    {
        while (_next == _tokens.Count)
        {
            (_runStart, int end) = _tokenizer.NextRun(_text, _runEnd);
            if (_runStart < 0)
                return false;
            _runEnd = end;
            ReadOnlySpan<char> run = Prepare(_text[_runStart..end]);
            _tokens.Clear();
            _next = 0;
            _tokenizer.Divide(run, _tokens);
        }

        RunToken token = _tokens[_next++];
        (Id, _start, _end) = (token.Id, _runStart + token.Start, _runStart + token.End);
        return true;
    }

    // In place, character for character, so that offsets stay those of the text.
    private ReadOnlySpan<char> Prepare(ReadOnlySpan<char> source)
    {
        if (_run.Length < source.Length)
            _run = new char[Math.Max(source.Length, 64)];
        Span<char> run = _run.AsSpan(0, source.Length);
        source.CopyTo(run);
        for (int i = 0; i < run.Length;)
        {
            bool isWhole = Rune.DecodeFromUtf16(run[i..], out Rune rune, out int length) == System.Buffers.OperationStatus.Done;
            if (!isWhole)
                run[i] = '\uFFFD';
            else if (_tokenizer.Normal.LowerCase && Rune.ToLowerInvariant(rune) is var lower && lower.Utf16SequenceLength == length)
                lower.EncodeToUtf16(run[i..]);
            i += length;
        }

        return run;
    }
}
