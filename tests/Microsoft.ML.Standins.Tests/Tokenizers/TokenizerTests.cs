using System.Buffers;
using Microsoft.ML.Tokenizers;

namespace Microsoft.ML.Standins.Tests.Tokenizers;

/// <summary>What the base type does for a tokenizer that says no more than it must.</summary>
public sealed class TokenizerTests
{
    private readonly Letters _letters = new();

    [Fact]
    public void EncodeToTokens_StringOrSpan_ReachTheTokenizer()
    {
        IReadOnlyList<EncodedToken> tokens = _letters.EncodeToTokens("ca", out string? normalized);

        Assert.Equal([new EncodedToken(2, "c", 0..1), new EncodedToken(0, "a", 1..2)], tokens);
        Assert.Equal(tokens, _letters.EncodeToTokens("ca".AsSpan(), out _));
        Assert.Null(normalized);
    }

    [Fact]
    public void EncodeToIds_StringOrSpan_GoByTheTokens()
    {
        Assert.Equal([2, 0], _letters.EncodeToIds("ca"));
        Assert.Equal([2, 0], _letters.EncodeToIds("ca".AsSpan()));
        Assert.Equal(2, _letters.CountTokens("ca"));
    }

    [Fact]
    public void Decode_MoreThanABuffer_GivesAll()
    {
        string text = new('b', 5000);

        Assert.Equal(text, _letters.Decode(_letters.EncodeToIds(text)));
    }

    [Fact]
    public void Settings_Defaults_LimitNothing()
    {
        _letters.EncodeToIds("a");

        Assert.Equal((true, true, int.MaxValue), (_letters.Last.ConsiderNormalization, _letters.Last.ConsiderPreTokenization, _letters.Last.MaxTokenCount));
        _letters.EncodeToIds("a", considerPreTokenization: false, considerNormalization: false);
        Assert.Equal((false, false), (_letters.Last.ConsiderNormalization, _letters.Last.ConsiderPreTokenization));
        Assert.Null(_letters.Normalizer);
        Assert.Null(_letters.PreTokenizer);
    }

    [Fact]
    public void EncodedToken_SameIdTextAndPlace_AreEqual()
    {
        var token = new EncodedToken(1, "b", 0..1);

        Assert.True(token.Equals(new EncodedToken(1, "b", 0..1)));
        Assert.False(token.Equals(new EncodedToken(1, "b", 1..2)));
        Assert.Equal((1, "b", 0..1), (token.Id, token.Value, token.Offset));
    }

    private sealed class Letters : Tokenizer
    {
        public EncodeSettings Last { get; private set; }

        public override OperationStatus Decode(IEnumerable<int> ids, Span<char> destination, out int idsConsumed, out int charsWritten)
        {
            (idsConsumed, charsWritten) = (0, 0);
            foreach (int id in ids)
            {
                if (charsWritten == destination.Length)
                    return OperationStatus.DestinationTooSmall;
                destination[charsWritten++] = (char)('a' + id);
                idsConsumed++;
            }

            return OperationStatus.Done;
        }

        protected override EncodeResults<EncodedToken> EncodeToTokens(string? text, ReadOnlySpan<char> textSpan, EncodeSettings settings)
        {
            Last = settings;
            string all = text ?? textSpan.ToString();
            return new EncodeResults<EncodedToken>
            {
                Tokens = all.Select((letter, i) => new EncodedToken(letter - 'a', letter.ToString(), i..(i + 1))).ToArray(),
                CharsConsumed = all.Length,
            };
        }
    }
}
