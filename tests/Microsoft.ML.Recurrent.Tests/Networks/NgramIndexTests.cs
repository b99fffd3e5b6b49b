using Microsoft.ML.Recurrent.Networks;

namespace Microsoft.ML.Recurrent.Tests.Networks;

/// <summary>Which n-grams a text holds.</summary>
public sealed class NgramIndexTests
{
    private readonly NgramIndex _index = new(vocabularySize: 5, [(1, 2), (2, 1), (3, 3)]);

    [Theory]
    [InlineData(new int[0], new[] { 0 })]
    [InlineData(new[] { 4 }, new[] { 0, 4 })]
    [InlineData(new[] { 1, 2, 1, 2 }, new[] { 0, 1, 2, 5, 6 })]
    [InlineData(new[] { 3, 3, 3 }, new[] { 0, 3, 7 })]
    [InlineData(new[] { 1, 0, 2 }, new[] { 0, 1, 2 })] // an unknown token parts its neighbours
    [InlineData(new[] { 1, 3 }, new[] { 0, 1, 3 })] // a pair that was not learnt
    public void Find_Text_GivesTheBiasTokensAndKnownPairsOnceEach(int[] tokens, int[] expected)
    {
        List<int> found = [99];

        _index.Find(tokens, found);

        Assert.Equal(expected, found);
    }

    [Fact]
    public void PairOf_KnownAndOther_GivesTheNumberBehindTheTokensOrMinusOne()
    {
        Assert.Equal((5, 6, 7, -1), (_index.PairOf(1, 2), _index.PairOf(2, 1), _index.PairOf(3, 3), _index.PairOf(1, 3)));
        Assert.Equal(8, _index.Count);
    }

    [Theory]
    [InlineData(0, 1, "0 1")]
    [InlineData(1, 5, "1 5")]
    [InlineData(-1, 2, "-1 2")]
    [InlineData(4, 4, "twice")]
    public void Pairs_OutOfRangeOrTwice_AreRefused(int first, int second, string named)
    {
        var error = Assert.Throws<ArgumentException>(() => new NgramIndex(5, [(4, 4), (first, second)]));

        Assert.Contains(named, error.Message, StringComparison.Ordinal);
    }
}
