using System.Text;

namespace Microsoft.ML.Recurrent.Text;

/// <summary>Characters: a token is one Unicode code point, blanks included.</summary>
internal sealed class CharacterTokenizer : VocabularyTokenizer
{
    internal CharacterTokenizer(Vocabulary vocabulary, TextNormalizer normalizer)
        : base(vocabulary, normalizer)
    {
    }

    internal override (int Start, int End) NextRun(ReadOnlySpan<char> text, int from)
    {
        if (from >= text.Length)
            return (-1, text.Length);
        Rune.DecodeFromUtf16(text[from..], out _, out int length);
        return (from, from + length);
    }

    internal override void Divide(ReadOnlySpan<char> run, List<RunToken> tokens) => tokens.Add(new RunToken(Words.IdOf(run), 0, run.Length));

    private protected override string Join(IEnumerable<string> tokens) => string.Concat(tokens);
}
