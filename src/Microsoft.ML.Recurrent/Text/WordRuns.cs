using System.Buffers;
using System.Globalization;
using System.Text;

namespace Microsoft.ML.Recurrent.Text;

/// <summary>Where words and marks begin and end, by Unicode's categories and no culture's.</summary>
internal static class WordRuns
{
    /// <summary>The next run at or behind a place: letters, digits, their marks and apostrophes together; any other character that shows
    /// something alone. −1 where there is none.</summary>
    public static (int Start, int End) Next(ReadOnlySpan<char> text, int from)
    {
        int start = from;
        while (start < text.Length)
        {
            Kind kind = Read(text[start..], out int length);
            int end = start + length;
            if (kind == Kind.Mark)
                return (start, end);
            if (kind == Kind.Word)
            {
                while (end < text.Length && Read(text[end..], out int more) == Kind.Word)
                    end += more;
                return (start, end);
            }

            start = end;
        }

        return (-1, text.Length);
    }

    private static Kind Read(ReadOnlySpan<char> text, out int length)
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
            UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter or UnicodeCategory.ModifierLetter
                or UnicodeCategory.OtherLetter or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber
                or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark => Kind.Word,
            UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Control
                or UnicodeCategory.Format => Kind.Nothing,
            _ => Kind.Mark,
        };
    }

    private enum Kind
    {
        Nothing,
        Word,
        Mark,
    }
}
