using System.Globalization;
using Microsoft.ML.Recurrent.Text;
using Microsoft.ML.Tokenizers;

namespace Microsoft.ML.Recurrent.Tests.Text;

public sealed class WordTokenizerTests
{
    [Theory]
    [InlineData("It's GOOD, isn't it?", "it's|good|,|isn't|it|?")]
    [InlineData("  a\t\r\nb  ", "a|b")]
    [InlineData("", "")]
    [InlineData("...", ".|.|.")]
    [InlineData("3.5 <br />", "3|.|5|<|br|/|>")]
    [InlineData("naïve Ωmega Ärger", "naïve|ωmega|ärger")]
    [InlineData("cafe\u0301 x", "cafe\u0301|x")] // a combining mark belongs to its letter
    [InlineData("don’t", "don’t")]
    [InlineData("😀😀 ok", "😀|😀|ok")]
    [InlineData("𝒜𝒷 \U00010400", "𝒜𝒷|\U00010428")] // letters beyond the first plane, one with a lower case
    [InlineData("zero\u200Bwidth", "zero|width")]
    public void Encode_Texts_AreDividedAtBlanksAndMarks(string text, string expected)
        => Assert.Equal(expected.Length == 0 ? [] : expected.Split('|'), Tokens(text).Select(token => token.Value));

    [Fact]
    public void Encode_UnpairedSurrogates_AreOneUnreadableMarkEach()
    {
        // Not as attributes: those are kept as UTF-8, which cannot hold them.
        Assert.Equal(["\uFFFD", "x"], Tokens("\uD800x").Select(token => token.Value));
        Assert.Equal(["x", "\uFFFD"], Tokens("x\uDC00").Select(token => token.Value));
        Assert.Equal(["\uFFFD", "\uFFFD"], Tokens("\uDC00\uD800").Select(token => token.Value));
    }

    [Fact]
    public void Encode_Offsets_AreThoseOfTheText()
    {
        const string text = " It's 😀 \uD800 İstanbul!";

        Assert.Equal(["It's", "😀", "\uD800", "İstanbul", "!"], Tokens(text).Select(token => text[token.Offset]));
    }

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("de-DE")]
    public void Encode_Case_IsNoCultures(string culture)
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            Assert.Equal("title", Assert.Single(Tokens("TITLE")).Value);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Encode_KnownAndUnknown_HaveTheirIds()
    {
        var tokenizer = new WordTokenizer(new Vocabulary(["[UNK]", "good", "film"]), Plain(lowerCase: true), UnspacedScripts.WholeRuns);

        Assert.Equal([1, 0, 2], tokenizer.EncodeToIds("Good old film"));
        Assert.Equal("good [UNK] film", tokenizer.Decode([1, 0, 2]));
        Assert.Equal(3, tokenizer.CountTokens("Good old film"));
        Assert.Throws<ArgumentOutOfRangeException>(() => tokenizer.Decode([3]));
    }

    [Fact]
    public void Encode_CaseKept_TellsWordsApart()
        => Assert.Equal([0, 1], new WordTokenizer(new Vocabulary(["[UNK]", "good"]), Plain(lowerCase: false), UnspacedScripts.WholeRuns).EncodeToIds("Good good"));

    [Fact]
    public void Encode_HundredThousandTokens_AreAllThere()
    {
        string text = string.Concat(Enumerable.Repeat("so good ", 50_000));

        Assert.Equal(100_000, new WordTokenizer(new Vocabulary(["[UNK]", "good"]), Plain(lowerCase: true), UnspacedScripts.WholeRuns).EncodeToIds(text).Count);
    }

    [Fact]
    public void CharacterTokenizer_CodePoints_AreTokensBlanksIncluded()
    {
        const string text = "A 😀\uD800";
        IReadOnlyList<EncodedToken> tokens = new CharacterTokenizer(new Vocabulary(["[UNK]", "a"]), Plain(lowerCase: true)).EncodeToTokens(text, out _);

        Assert.Equal(["a", " ", "😀", "\uFFFD"], tokens.Select(token => token.Value));
        Assert.Equal([1, 0, 0, 0], tokens.Select(token => token.Id));
        Assert.Equal(["A", " ", "😀", "\uD800"], tokens.Select(token => text[token.Offset]));
    }

    private static IReadOnlyList<EncodedToken> Tokens(string text) => new WordTokenizer(new Vocabulary(["[UNK]"]), Plain(lowerCase: true), UnspacedScripts.WholeRuns).EncodeToTokens(text, out _);

    private static TextNormalizer Plain(bool lowerCase) => new(TextNormalization.None, lowerCase);
}
