using System.Globalization;
using System.Text;

namespace Microsoft.ML.Recurrent.Text;

/// <summary>What can be said of a character and its normal form without asking for it.</summary>
internal static class SteadyCharacters
{
    /// <summary>Whether a character surely stays as it is, whatever stands before and behind it. The frequent ones of many languages; false proves nothing.</summary>
    public static bool Contains(Rune rune, TextNormalization form) => form == TextNormalization.Nfc ? IsSteadyNfc(rune.Value) : IsSteadyNfkc(rune.Value);

    /// <summary>Whether what stands before a character can be normalised without it.</summary>
    public static bool Begins(Rune rune, TextNormalization form) => rune.Value switch
    {
        < 0x300 => true,
        >= 0x1160 and <= 0x11FF => false, // vowels and ends of Korean syllables
        >= 0x16D63 and <= 0x16D6A => false, // vowels of Kirat Rai
        // Korean letters alone and half-width ones, and half-width voiced marks, become what joins with the character before.
        (>= 0x3131 and <= 0x318E) or (>= 0xFF9E and <= 0xFFDC) => form != TextNormalization.Nfkc,
        _ => !IsMark(rune),
    };

    /// <summary>Whether a character goes with the one before.</summary>
    public static bool IsMark(Rune rune)
        => Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark;

    private static bool IsSteadyNfc(int value) => value switch
    {
        < 0x300 => true,
        < 0x2000 => value is (>= 0x386 and not 0x387 and <= 0x482) or (>= 0x48A and <= 0x52F) or (>= 0x5D0 and <= 0x5EA) or (>= 0x620 and <= 0x64A)
            or (>= 0xE01 and <= 0xE30) or 0xE32 or 0xE33 or (>= 0xE40 and <= 0xE46) or (>= 0x10D0 and <= 0x10FF) or (>= 0x1E00 and <= 0x1EFF),
        < 0x3000 => value is (>= 0x2010 and <= 0x2064) or (>= 0x2070 and <= 0x20C0) or (>= 0x2100 and not 0x2126 and not 0x212A and not 0x212B and <= 0x2328) or (>= 0x232B and <= 0x2ADB),
        < 0xE000 => value is (>= 0x3001 and <= 0x3029) or (>= 0x3030 and <= 0x303F) or (>= 0x3041 and <= 0x3096) or (>= 0x309B and <= 0x318E) or (>= 0x3400 and <= 0x9FFF)
            or (>= 0xAC00 and <= 0xD7A3),
        _ => value is (>= 0xFF00 and <= 0xFFEF) or (>= 0x1F000 and <= 0x1FAFF) or (>= 0x20000 and <= 0x2F7FF),
    };

    private static bool IsSteadyNfkc(int value) => value switch
    {
        < 0x80 => true,
        < 0x300 => value is >= 0xC0 and (<= 0x131 or (>= 0x134 and <= 0x13E) or (>= 0x141 and <= 0x148) or (>= 0x14A and <= 0x17E) or (>= 0x180 and <= 0x1C3)),
        < 0x2000 => value is (>= 0x391 and <= 0x3CE) or (>= 0x400 and <= 0x482) or (>= 0x48A and <= 0x52F) or (>= 0x5D0 and <= 0x5EA) or (>= 0x620 and <= 0x64A)
            or (>= 0xE01 and <= 0xE30) or 0xE32 or (>= 0xE40 and <= 0xE46) or (>= 0x10D0 and <= 0x10FA) or (>= 0x1E00 and <= 0x1E99) or (>= 0x1EA0 and <= 0x1EFF),
        < 0x3000 => value is (>= 0x2012 and <= 0x2015) or (>= 0x2020 and <= 0x2022) or (>= 0x20A9 and <= 0x20BF) or (>= 0x2190 and <= 0x21FF) or (>= 0x2600 and <= 0x27BF),
        < 0xE000 => value is (>= 0x3001 and <= 0x3029) or (>= 0x3041 and <= 0x3096) or (>= 0x30A1 and <= 0x30FE) or (>= 0x3400 and <= 0x9FFF) or (>= 0xAC00 and <= 0xD7A3),
        _ => value is (>= 0x1F300 and <= 0x1FAFF) or (>= 0x20000 and <= 0x2F7FF),
    };
}
