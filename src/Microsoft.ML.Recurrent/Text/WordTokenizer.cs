namespace Microsoft.ML.Recurrent.Text;

/// <summary>Words and punctuation marks: a token is a run of letters, digits, combining marks and apostrophes (' and ’), or any other single character
/// but blanks and controls. By Unicode's categories, no culture's.</summary>
internal sealed class WordTokenizer : VocabularyTokenizer
{
    internal WordTokenizer(Vocabulary vocabulary, bool lowerCase)
        : base(vocabulary, lowerCase)
    {
    }

    internal override (int Start, int End) NextRun(ReadOnlySpan<char> text, int from) => WordRuns.Next(text, from);

    internal override void Divide(ReadOnlySpan<char> run, List<RunToken> tokens) => tokens.Add(new RunToken(Words.IdOf(run), 0, run.Length));

    private protected override string Join(IEnumerable<string> tokens) => string.Join(' ', tokens);
}
