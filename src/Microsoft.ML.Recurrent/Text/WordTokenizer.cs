namespace Microsoft.ML.Recurrent.Text;

/// <summary>Words and punctuation marks: a token is a run of letters, digits, combining marks and apostrophes (' and ’), or any other single character
/// but blanks and controls. By Unicode's categories, no culture's. Scripts without spaces are divided as asked for.</summary>
internal sealed class WordTokenizer : VocabularyTokenizer
{
    private readonly UnspacedScripts _unspaced;

    internal WordTokenizer(Vocabulary vocabulary, TextNormalizer normalizer, UnspacedScripts unspaced)
        : base(vocabulary, normalizer)
    {
        _unspaced = unspaced;
    }

    internal override (int Start, int End) NextRun(ReadOnlySpan<char> text, int from) => WordRuns.Next(text, from, _unspaced);

    internal override void Divide(ReadOnlySpan<char> run, List<RunToken> tokens) => tokens.Add(new RunToken(Words.IdOf(run), 0, run.Length));

    private protected override string Join(IEnumerable<string> tokens) => string.Join(' ', tokens);
}
