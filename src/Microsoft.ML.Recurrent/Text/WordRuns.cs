using System.Buffers;
using System.Globalization;
using System.Text;

namespace Microsoft.ML.Recurrent.Text;

/// <summary>Where words and marks begin and end, by Unicode's categories and no culture's.</summary>
internal static class WordRuns
{
    /// <summary>The next run at or behind a place: letters, digits, their marks and apostrophes together; any other character that shows
    /// something alone. Of scripts without spaces as asked for. −1 where there is none.</summary>
    public static (int Start, int End) Next(ReadOnlySpan<char> text, int from, UnspacedScripts unspaced)
    {
        int start = from;
        while (start < text.Length)
        {
            Kind kind = Read(text[start..], unspaced, out int length);
            switch (kind)
            {
                case Kind.Nothing:
                    start += length;
                    continue;
                case Kind.Mark:
                    return (start, start + length);
                case Kind.Cluster:
                    // And vowel signs of which Unicode says that they stand apart, as Burmese has.
                    return (start, End(text, start + StringInfo.GetNextTextElementLength(text[start..]), Kind.Extension, unspaced));
                default:
                    return (start, End(text, start + length, kind == Kind.Extension ? Kind.Word : kind, unspaced));
            }
        }

        return (-1, text.Length);
    }

    private static int End(ReadOnlySpan<char> text, int from, Kind kind, UnspacedScripts unspaced)
    {
        int end = from;
        while (end < text.Length && Read(text[end..], unspaced, out int more) is var next && (next == kind || next == Kind.Extension))
            end += more;
        return end;
    }

    private static Kind Read(ReadOnlySpan<char> text, UnspacedScripts unspaced, out int length)
    {
        char first = text[0];
        if (first < 128)
        {
            length = 1;
            return char.IsAsciiLetterOrDigit(first) || first == '\'' ? Kind.Word : first is <= ' ' or '\x7F' ? Kind.Nothing : Kind.Mark;
        }

        if (Rune.DecodeFromUtf16(text, out Rune rune, out length) != OperationStatus.Done)
            return Kind.Mark; // an unpaired surrogate
        if (rune.Value == '’')
            return Kind.Word;
        return Rune.GetUnicodeCategory(rune) switch
        {
            UnicodeCategory.OtherLetter or UnicodeCategory.ModifierLetter or UnicodeCategory.LetterNumber => unspaced == UnspacedScripts.WholeRuns ? Kind.Word : OfScript(rune.Value),
            UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.OtherNumber => Kind.Word,
            UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark => Kind.Extension,
            UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Control
                or UnicodeCategory.Format => Kind.Nothing,
            _ => Kind.Mark,
        };
    }

    private static Kind OfScript(int letter) => letter switch
    {
        < 0x0E00 => Kind.Word,
        < 0x1100 => letter is <= 0x0EFF or (>= 0x1000 and <= 0x109F) ? Kind.Cluster : Kind.Word, // Thai, Lao, Burmese
        < 0x2000 => letter is (>= 0x1780 and <= 0x17FF) or (>= 0x1950 and <= 0x19DF) or (>= 0x1A20 and <= 0x1AAF) or (>= 0x1B00 and <= 0x1B7F) ? Kind.Cluster : Kind.Word, // Khmer, Tai, Balinese
        (>= 0x30A0 and <= 0x30FF) or (>= 0x31F0 and <= 0x31FF) or (>= 0xFF66 and <= 0xFF9F) or (>= 0x1AFF0 and <= 0x1B000) => Kind.Katakana,
        (>= 0x3005 and <= 0x309F) or (>= 0x3400 and <= 0x9FFF) or (>= 0xF900 and <= 0xFAFF) => Kind.Cluster, // hiragana, Chinese characters
        (>= 0xA980 and <= 0xA9FF) or (>= 0xAA60 and <= 0xAADF) => Kind.Cluster, // Javanese, Burmese, Tai Viet
        (>= 0x11700 and <= 0x1174F) or (>= 0x1B001 and <= 0x1B16F) or (>= 0x20000 and <= 0x3FFFF) => Kind.Cluster, // Ahom, old kana, rare Chinese characters
        _ => Kind.Word,
    };

    private enum Kind
    {
        Nothing,
        Mark,
        Word,

        /// <summary>A mark that goes with the letter before, whatever its script.</summary>
        Extension,
        Katakana,

        /// <summary>A letter of a script without spaces.</summary>
        Cluster,
    }
}
