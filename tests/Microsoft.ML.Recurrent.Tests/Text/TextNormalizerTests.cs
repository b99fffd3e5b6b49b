using System.Diagnostics;
using System.Text;
using Microsoft.ML.Recurrent.Networks;
using Microsoft.ML.Recurrent.Text;

namespace Microsoft.ML.Recurrent.Tests.Text;

/// <summary>What the normaliser knows by heart is what Unicode's tables say, of every character there is.</summary>
public sealed class TextNormalizerTests
{
    // Planes 4 to 13 have no characters, 15 and 16 only private ones.
    private static readonly Rune[] All = [.. Enumerable.Range(0, 0x40000).Concat(Enumerable.Range(0xE0000, 0x10000)).Where(Rune.IsValid).Where(value => value != 0xFFFE).Select(value => new Rune(value))];

    // What follows another character in a canonical decomposition: all that can join with what stands before, or go before it.
    private static readonly HashSet<Rune> Joining = [.. All.SelectMany(rune => rune.ToString().Normalize(NormalizationForm.FormD).EnumerateRunes().Skip(1))];

    [Theory]
    [InlineData(TextNormalization.Nfc, NormalizationForm.FormC)]
    [InlineData(TextNormalization.Nfkc, NormalizationForm.FormKC)]
    public void Steady_EveryCharacter_IsItsOwnNormalFormAndJoinsNothing(TextNormalization form, NormalizationForm standard)
    {
        Rune[] steady = [.. All.Where(rune => SteadyCharacters.Contains(rune, form) && !CharacterFolding.TryFold(rune, out _))];

        Assert.True(steady.Length > 80_000, $"{steady.Length}");
        Assert.DoesNotContain(steady, rune => rune.ToString().Normalize(standard) != rune.ToString() || Joining.Contains(rune));
    }

    [Theory]
    [InlineData(TextNormalization.Nfc, NormalizationForm.FormC, NormalizationForm.FormD)]
    [InlineData(TextNormalization.Nfkc, NormalizationForm.FormKC, NormalizationForm.FormKD)]
    public void Begins_EveryCharacter_LeavesWhatStandsBeforeAlone(TextNormalization form, NormalizationForm standard, NormalizationForm divided)
        => Assert.DoesNotContain(All.Where(rune => SteadyCharacters.Begins(rune, form) && !CharacterFolding.TryFold(rune, out _)), rune =>
            Joining.Contains(rune.ToString().Normalize(divided).EnumerateRunes().First())
            || ("a\u0335" + rune).Normalize(standard) != "a\u0335" + rune.ToString().Normalize(standard));

    [Theory]
    [InlineData(NormalizationForm.FormC)]
    [InlineData(NormalizationForm.FormKC)]
    public void LowerCase_OfANormalCharacter_IsNormal(NormalizationForm standard)
        => Assert.DoesNotContain(All.Where(rune => rune.ToString().Normalize(standard) == rune.ToString()), rune =>
            rune.ToString().ToLowerInvariant().Normalize(standard) != rune.ToString().ToLowerInvariant());

    [Theory]
    [InlineData(TextNormalization.Nfc, NormalizationForm.FormC, false)]
    [InlineData(TextNormalization.Nfkc, NormalizationForm.FormKC, false)]
    [InlineData(TextNormalization.Nfc, NormalizationForm.FormC, true)]
    public void Normalize_RandomTexts_AreAsTheStandardHasThem(TextNormalization form, NormalizationForm standard, bool lowerCase)
    {
        string[] parts = ["a", "E", "H", " ", "\u0301", "\u0323", "\u0331", "\u0308", "é", "Ω", "\u2126", "한", "\u1112", "\u1161", "\u11AB", "が", "か", "\u3099", "ｶ", "ﾞ", "ﾞ", "ㅏ", "ﬁ", "²", "\u0E38", "\u0E48", "ก", "中", "\uF900", "😀", "\U0001D15E"];
        var normalizer = new TextNormalizer(form, lowerCase);
        for (int text = 0; text < 20_000; text++)
        {
            SeedSequence random = new SeedSequence(5).For("text", text);
            string given = string.Concat(Enumerable.Range(0, 1 + (text % 9)).Select(i => parts[(int)(random.Uniform(i) * parts.Length)]));
            string expected = given.Normalize(standard);
            if (lowerCase)
                expected = expected.ToLowerInvariant().Normalize(standard);

            NormalizedText normal = normalizer.Normalize(given.AsSpan());

            Assert.Equal(expected, normal.Text.ToString());
            Assert.True(!normalizer.IsNormal(given) || expected == (lowerCase ? given.ToLowerInvariant() : given), given);
            int places = normal.Text.Length;
            for (int i = 0; i < places; i++)
                Assert.True(normal.StartOf(i) < normal.EndOf(i + 1) && (i == 0 || normal.StartOf(i) >= normal.StartOf(i - 1)), given);
            Assert.Equal((0, given.Length), (normal.StartOf(0), normal.EndOf(places)));
        }
    }

    [Fact]
    public void Normalize_WideQuotationMarks_AreThePlainOnes() // as typed among Chinese characters
        => Assert.Equal("don't \"go\"", new TextNormalizer(TextNormalization.Nfc, lowerCase: false).Normalize("don＇t ＂go＂"));

    [Theory]
    [InlineData("plain text, \"quoted\" and 'so'")]
    [InlineData("Größe, naïve, Øre — Ωmega, 很好，한국")]
    [InlineData("สวัสดี नमस्ते")] // marks, which are looked up
    public void IsNormal_LongTextThatIs_CopiesNothing(string text)
    {
        var normalizer = new TextNormalizer(TextNormalization.Nfc, lowerCase: true);
        string many = string.Concat(Enumerable.Repeat(text, 1000));
        Assert.True(normalizer.IsNormal(many));

        long before = GC.GetAllocatedBytesForCurrentThread();
        normalizer.IsNormal(many);

        // Not 0: .NET's search for a range boxes its ends until it is compiled once more.
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1 << 10);
    }

    [Theory]
    [InlineData("\u0301", "\u0323")]
    [InlineData("\u0323\u0301", "\u0301\u0323")]
    public void Normalize_TextOfNothingButMarks_TakesNoMinutes(string first, string then) // it would: marks are put in order by moving each past others
    {
        string text = "a" + string.Concat(Enumerable.Repeat(first, 100_000 / first.Length)) + string.Concat(Enumerable.Repeat(then, 100_000 / then.Length));
        long start = Stopwatch.GetTimestamp();

        var normalizer = new TextNormalizer(TextNormalization.Nfc, lowerCase: true);
        bool isNormal = normalizer.IsNormal(text);
        NormalizedText normal = normalizer.Normalize(text.AsSpan());

        Assert.False(isNormal);
        Assert.Equal((0, text.Length), (normal.StartOf(0), normal.EndOf(normal.Text.Length)));
        Assert.True(Stopwatch.GetElapsedTime(start) < TimeSpan.FromSeconds(10));
    }
}
