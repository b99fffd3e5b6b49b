using System.Text;

namespace Microsoft.ML.Recurrent.Text;

/// <summary>Goes through a text token by token, without a string for any.</summary>
internal ref struct TextPieces(ReadOnlySpan<char> text, bool lowerCase, VocabularyTokenizer tokenizer)
{
    private readonly ReadOnlySpan<char> _text = text;
    private readonly List<RunToken> _tokens = [];
    private char[] _run = [];
    private int _runStart, _runEnd, _next;

    /// <summary>The token's id.</summary>
    public int Id { get; private set; }

    /// <summary>Where the token begins in the text.</summary>
    public int Start { get; private set; }

    /// <summary>The place behind it.</summary>
    public int End { get; private set; }

    /// <summary>The token as it was looked up.</summary>
    public readonly ReadOnlySpan<char> Text => _run.AsSpan(Start - _runStart, End - Start);

    public bool MoveNext()
    {
        while (_next == _tokens.Count)
        {
            (_runStart, int end) = tokenizer.NextRun(_text, _runEnd);
            if (_runStart < 0)
                return false;
            _runEnd = end;
            ReadOnlySpan<char> run = Prepare(_text[_runStart..end]);
            _tokens.Clear();
            _next = 0;
            tokenizer.Divide(run, _tokens);
        }

        RunToken token = _tokens[_next++];
        (Id, Start, End) = (token.Id, _runStart + token.Start, _runStart + token.End);
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
            else if (lowerCase && Rune.ToLowerInvariant(rune) is var lower && lower.Utf16SequenceLength == length)
                lower.EncodeToUtf16(run[i..]);
            i += length;
        }

        return run;
    }
}
