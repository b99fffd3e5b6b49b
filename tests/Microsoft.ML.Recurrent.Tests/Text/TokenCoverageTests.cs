using Microsoft.ML.Recurrent.Text;

namespace Microsoft.ML.Recurrent.Tests.Text;

/// <summary>What counts as a word that is unknown, or longer than any.</summary>
public sealed class TokenCoverageTests
{
    [Theory]
    [InlineData(40, false)]
    [InlineData(41, true)]
    public void Remark_WordsOfThisLength_WarnsBeyondForty(int letters, bool warns)
    {
        string word = new('a', letters);

        Assert.Equal(warns, Remark(TokenKind.Word, (word, 2)) is not null);
        Assert.Equal(warns, Remark(TokenKind.BytePair, (word + BytePairTokenizer.WordEnd, 2)) is not null); // the end is none of its letters
    }

    [Theory]
    [InlineData(1, false)] // a half is not most
    [InlineData(2, true)]
    public void Remark_UnknownWords_WarnsWhereTheyAreMost(int unknown, bool warns)
    {
        Assert.Equal(warns, Remark(TokenKind.Word, ("a", 1), ("[", 8), ("q", unknown)) is not null); // marks do not count
        Assert.Equal(warns, Remark(TokenKind.BytePair, ("a" + BytePairTokenizer.WordEnd, 1), ("[" + BytePairTokenizer.WordEnd, 8), ("q" + BytePairTokenizer.WordEnd, unknown)) is not null);
    }

    // Every word is known but q.
    private static string? Remark(TokenKind kind, params (string Token, int Count)[] words)
    {
        var counts = new TokenCounts();
        foreach ((string token, int count) in words)
            counts.Add(token, count);
        IEnumerable<string> known = words.Select(word => word.Token).Where(token => token[0] != 'q');
        if (kind == TokenKind.BytePair)
            known = known.SelectMany(BytePairLearning.Characters).Distinct(StringComparer.Ordinal);
        return TokenCoverage.Of(counts, new Vocabulary([Vocabulary.UnknownToken, .. known]), kind).Remark("Text", new TokenizeOptions { Tokens = kind });
    }
}
