using System.Text;

namespace Microsoft.ML.Recurrent.Text;

/// <summary>Pieces of words: each word, as <see cref="WordTokenizer"/> finds them, begins as single characters, and of all neighbours that join to a
/// token the one learnt first is joined, again and again.</summary>
/// <remarks>A word's last piece ends with <see cref="WordEnd"/>. Words of more than <see cref="LongestWord"/> characters are cut, so that a text
/// without blanks takes no longer than another. Scripts without spaces stay whole: which of their characters to join is what is learnt. Sennrich, Haddow &amp; Birch (2016), doi:10.18653/v1/P16-1162.</remarks>
internal sealed class BytePairTokenizer : VocabularyTokenizer
{
    /// <summary>What the last piece of a word ends with.</summary>
    public const string WordEnd = "</w>";

    /// <summary>Characters of a word that are looked at together. Unit: code points.</summary>
    public const int LongestWord = 64;

    internal BytePairTokenizer(Vocabulary vocabulary, TextNormalizer normalizer)
        : base(vocabulary, normalizer)
    {
    }

    internal override (int Start, int End) NextRun(ReadOnlySpan<char> text, int from) => WordRuns.Next(text, from, UnspacedScripts.WholeRuns);

    internal override void Divide(ReadOnlySpan<char> run, List<RunToken> tokens)
    {
        Span<int> ends = stackalloc int[LongestWord];
        Span<char> piece = stackalloc char[(2 * LongestWord) + WordEnd.Length];
        for (int start = 0; start < run.Length;)
        {
            int count = Characters(run[start..], ends);
            Join(run[start..], ends[..count], isWordsEnd: start + ends[count - 1] == run.Length, piece, start, tokens);
            start = tokens[^1].End;
        }
    }

    /// <summary>Where each of the first characters ends, at most <see cref="LongestWord"/>.</summary>
    internal static int Characters(ReadOnlySpan<char> run, Span<int> ends)
    {
        int count = 0, end = 0;
        while (count < ends.Length && end < run.Length)
        {
            Rune.DecodeFromUtf16(run[end..], out _, out int length);
            end += length;
            ends[count++] = end;
        }

        return count;
    }

    private protected override string Join(IEnumerable<string> tokens)
        => string.Concat(tokens.Select(token => token.EndsWith(WordEnd, StringComparison.Ordinal) ? token[..^WordEnd.Length] + " " : token)).TrimEnd(' ');

    private void Join(ReadOnlySpan<char> word, Span<int> ends, bool isWordsEnd, Span<char> piece, int offset, List<RunToken> tokens)
    {
        int count = ends.Length;
        // Of each piece and the next one: looked up once, and again where a join changes one of them.
        Span<int> ranks = stackalloc int[LongestWord];
        for (int i = 0; i + 1 < count; i++)
            ranks[i] = Rank(word, ends, i, isWordsEnd, piece);
        while (count > 1)
        {
            int best = 0;
            for (int i = 1; i + 1 < count; i++)
            {
                if (ranks[i] < ranks[best])
                    best = i;
            }

            if (ranks[best] == int.MaxValue)
                break;
            ends[(best + 1)..count].CopyTo(ends[best..]);
            ranks[(best + 1)..count].CopyTo(ranks[best..]);
            count--;
            for (int i = Math.Max(0, best - 1); i <= best && i + 1 < count; i++)
                ranks[i] = Rank(word, ends[..count], i, isWordsEnd, piece);
        }

        for (int i = 0; i < count; i++)
        {
            int id = IdOf(word, ends[..count], i, i, isWordsEnd, piece);
            tokens.Add(new RunToken(Math.Max(id, Text.Vocabulary.UnknownId), offset + (i == 0 ? 0 : ends[i - 1]), offset + ends[i]));
        }
    }

    // The id is the rank: tokens were numbered as they were learnt. A pair that is no token comes last.
    private int Rank(ReadOnlySpan<char> word, ReadOnlySpan<int> ends, int first, bool isWordsEnd, Span<char> piece)
    {
        int id = IdOf(word, ends, first, first + 1, isWordsEnd, piece);
        return id < 0 ? int.MaxValue : id;
    }

    // Of pieces first to last, joined; −1 where that is no token.
    private int IdOf(ReadOnlySpan<char> word, ReadOnlySpan<int> ends, int first, int last, bool isWordsEnd, Span<char> piece)
    {
        int start = first == 0 ? 0 : ends[first - 1], length = ends[last] - start;
        word.Slice(start, length).CopyTo(piece);
        if (isWordsEnd && last == ends.Length - 1)
        {
            WordEnd.CopyTo(piece[length..]);
            length += WordEnd.Length;
        }

        return Words.Find(piece[..length]);
    }
}
