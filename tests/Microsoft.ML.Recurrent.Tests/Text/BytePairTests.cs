using System.Diagnostics;
using Microsoft.ML.Recurrent.Text;
using Microsoft.ML.Tokenizers;

namespace Microsoft.ML.Recurrent.Tests.Text;

public sealed class BytePairTests
{
    private readonly MLContext _ml = new(seed: 1);

    [Fact]
    public void Learn_WordsOfSennrichsExample_JoinsTheMostFrequentPairs()
    {
        // Sennrich et al. (2016), figure 1: low 5, lower 2, newest 6, widest 3. First e+s (9), es+t, est+</w> is one character here, then l+o (7).
        var counts = new TokenCounts();
        counts.Add("low</w>", 5);
        counts.Add("lower</w>", 2);
        counts.Add("newest</w>", 6);
        counts.Add("widest</w>", 3);

        IReadOnlyList<string> tokens = BytePairLearning.Learn(counts, new TokenizeOptions { Tokens = TokenKind.BytePair, MinimumCount = 1 });

        string[] joined = tokens.Skip(1).Where(token => token.Replace("</w>", "", StringComparison.Ordinal).Length > 1).ToArray();
        Assert.Equal(["est</w>", "lo"], joined.Where(token => token is "est</w>" or "lo"));
        Assert.Contains("low</w>", joined);
        Assert.Contains("newest</w>", joined);
        Assert.Equal(tokens.Count, tokens.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void Encode_LearntAndUnseenWords_BecomePieces()
    {
        TokenizeTransformer model = Fit(300, Enumerable.Repeat("the newest lower lowest widest", 20).ToArray());

        IReadOnlyList<EncodedToken> tokens = model.Encode("The lowest! x");

        Assert.Equal(["the</w>", "lowest</w>"], model.Tokenizer.EncodeToTokens("the lowest", out _).Select(token => model.Vocabulary[token.Id]));
        Assert.Equal("The lowest! x", string.Concat(tokens.Select((token, i) => (i > 0 && token.Offset.Start.Value > tokens[i - 1].Offset.End.Value ? " " : "") + "The lowest! x"[token.Offset])));
        Assert.Equal(0, tokens[^1].Id); // no x in training
        Assert.Equal("newest lower", model.Tokenizer.Decode(model.Tokenizer.EncodeToIds("newest lower")));
        Assert.True(model.Encode("newwidest").Count is > 1 and < 9);
    }

    [Fact]
    public void Fit_Twice_GivesTheSameVocabulary()
    {
        string[] texts = Enumerable.Range(0, 200).Select(i => $"word{i % 17} other{i % 5} {i}").ToArray();

        Assert.Equal(Fit(50, texts).Vocabulary, Fit(50, texts.Reverse().ToArray()).Vocabulary);
        Assert.Equal(50, Fit(50, texts).Vocabulary.Count);
    }

    [Fact]
    public void Encode_AWordOfHundredThousandCharacters_TakesNoLongerThanWords()
    {
        TokenizeTransformer model = Fit(100, "abab abab ab", "aab abb");
        string word = string.Concat(Enumerable.Repeat("ab", 50_000));
        long started = Stopwatch.GetTimestamp();

        IReadOnlyList<EncodedToken> tokens = model.Encode(word);

        Assert.True(Stopwatch.GetElapsedTime(started) < TimeSpan.FromSeconds(5));
        Assert.Equal(word, string.Concat(tokens.Select(token => word[token.Offset])));
    }

    [Fact]
    public void Encode_SurrogatePairsAndUnpairedOnes_KeepTheirPlaces()
    {
        const string text = "𝒜𝒷 \uD800";
        TokenizeTransformer model = Fit(100, Enumerable.Repeat("𝒜𝒷𝒜𝒷", 5).ToArray());

        Assert.Equal("𝒜𝒷\uD800", string.Concat(model.Encode(text).Select(token => text[token.Offset])));
    }

    private TokenizeTransformer Fit(int size, params string[] texts)
        => _ml.Recurrent().Tokenize(new TokenizeOptions { Tokens = TokenKind.BytePair, MaximumVocabularySize = size }).Fit(TextRow.View(_ml, texts));
}
