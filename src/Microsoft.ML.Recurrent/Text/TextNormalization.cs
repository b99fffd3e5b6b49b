namespace Microsoft.ML.Recurrent.Text;

/// <summary>What is done to a text before tokens are made of it, so that what looks the same is the same. Offsets stay those of the text as given.</summary>
/// <remarks>All but <see cref="None"/> also write every apostrophe as ', every double quotation mark of “, ”, „, ‟ and ＂ as ", every kind of blank as a blank and every hyphen as -, and
/// leave out what nobody sees: soft hyphens, joiners, byte order marks, marks of direction, variation selectors. A zero width space stays, for it divides words.
/// Unicode Standard Annex 15, unicode.org/reports/tr15.</remarks>
public enum TextNormalization
{
    /// <summary>Nothing: é as one character and as e with an accent are two tokens.</summary>
    None,

    /// <summary>Canonical composition (NFC): é is one character, however it was typed.</summary>
    Nfc,

    /// <summary>Compatibility composition (NFKC): as <see cref="Nfc"/>, and ﬁ becomes fi, １ becomes 1, ² becomes 2, half-width katakana become full ones.</summary>
    Nfkc,
}
