using System.Text;

namespace Microsoft.ML.Recurrent.Text;

/// <summary>Characters that look like another one, or like nothing.</summary>
internal static class CharacterFolding
{
    /// <summary>Stands for a character that is left out.</summary>
    public const char LeftOut = '\0';

    private const char Itself = '\uFFFF';

    /// <summary>Whether a character becomes another one, or nothing; if so, which.</summary>
    public static bool TryFold(Rune rune, out char folded)
    {
        folded = rune.Value < 0xA0 ? Itself : Fold(rune.Value);
        return folded != Itself;
    }

    private static char Fold(int value) => value switch
    {
        0xB4 or 0x02BB or 0x02BC or (>= 0x2018 and <= 0x201B) or 0xFF07 => '\'',
        (>= 0x201C and <= 0x201F) or 0xFF02 => '"',
        0x2010 or 0x2011 => '-',
        0xA0 or 0x1680 or (>= 0x2000 and <= 0x200A) or 0x202F or 0x205F or 0x3000 => ' ',
        // Joiners are left out although letters may take another form there: words are one with and without. A zero width space (U+200B) divides words.
        0xAD or 0x034F or 0x061C or 0xFEFF or (>= 0x200C and <= 0x200F) or (>= 0x202A and <= 0x202E) or (>= 0x2060 and <= 0x206F) => LeftOut,
        0xFFFE => LeftOut, // no character; .NET refuses to normalise it
        (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0100 and <= 0xE01EF) => LeftOut, // variation selectors
        _ => Itself,
    };
}
