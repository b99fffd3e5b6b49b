using System.Buffers;
using System.Text;

namespace Microsoft.ML.Recurrent.Text;

/// <summary>Makes texts that look the same the same.</summary>
/// <param name="form">How.</param>
/// <param name="lowerCase">Whether case is taken away later, which needs more here: of some letters only the small one has a form with its mark.</param>
internal sealed class TextNormalizer(TextNormalization form, bool lowerCase)
{
    /// <summary>Whether .NET can normalise: without ICU it says that it did, and does nothing.</summary>
    private static readonly bool IsThere = "e\u0301".Normalize(NormalizationForm.FormC) == "é";

    // Below it nothing is folded or normalised, so that most texts are looked through quickly.
    private const char FirstToLookAt = '\xA0';

    // Marks are put in order by moving each past others: a text of nothing but marks would take a minute. No letter has as many; Unicode's stream-safe form allows 30.
    private const int LongestSegment = 64;

    private readonly NormalizationForm _form = form == TextNormalization.Nfkc ? NormalizationForm.FormKC : NormalizationForm.FormC;

    public bool LowerCase => lowerCase;

    /// <summary>Whether a text is normal as it is, but for its case.</summary>
    /// <exception cref="PlatformNotSupportedException">It needs to be looked up, and there is no ICU.</exception>
    public bool IsNormal(ReadOnlySpan<char> text)
    {
        if (form == TextNormalization.None)
            return true;
        int start = text.IndexOfAnyExceptInRange('\0', '\x7F');
        return start < 0 || IsNormal(text, start);
    }

    /// <summary>The text in its normal form, with the places in the text that was given.</summary>
    /// <exception cref="PlatformNotSupportedException">There is no ICU, and the text needs it.</exception>
    public NormalizedText Normalize(ReadOnlySpan<char> text)
    {
        var normal = new NormalizedText(text.Length);
        for (int start = 0; start < text.Length;)
        {
            Rune.DecodeFromUtf16(text[start..], out Rune rune, out int length); // gives U+FFFD for an unpaired surrogate
            int end = start + length;
            bool isAlone = end == text.Length || !Joins(text[end..]);
            if (!isAlone || !TryAdd(normal, rune, start, end))
                end = AddSegment(normal, text, start);
            start = end;
        }

        return normal;
    }

    /// <summary>The same without places.</summary>
    public string Normalize(string text) => IsNormal(text) ? text : Normalize(text.AsSpan()).Text.ToString();

    private bool IsNormal(ReadOnlySpan<char> text, int start)
    {
        bool isSteady = true;
        int joining = 0; // characters one behind the other
        for (int i = start, length; i < text.Length; i += length)
        {
            length = 1;
            if (text[i] < FirstToLookAt)
            {
                joining = 0;
                continue;
            }

            if (Rune.DecodeFromUtf16(text[i..], out Rune rune, out length) != OperationStatus.Done || CharacterFolding.TryFold(rune, out _))
                return false;
            bool isSteadyToo = SteadyCharacters.Contains(rune, form);
            joining = isSteadyToo || SteadyCharacters.Begins(rune, form) ? 0 : joining + 1;
            isSteady &= isSteadyToo;
            if (joining > LongestSegment || (joining > 0 && lowerCase && SteadyCharacters.IsMark(rune) && IsCapital(text[..i])))
                return false;
        }

        return isSteady || Demand(text).IsNormalized(_form);
    }

    private static bool IsCapital(ReadOnlySpan<char> endOfText)
        => Rune.DecodeLastFromUtf16(endOfText, out Rune rune, out _) == OperationStatus.Done && Rune.ToLowerInvariant(rune) != rune;

    private bool Joins(ReadOnlySpan<char> text)
    {
        Rune.DecodeFromUtf16(text, out Rune rune, out _);
        return !SteadyCharacters.Begins(rune, form) || (CharacterFolding.TryFold(rune, out char folded) && folded == CharacterFolding.LeftOut);
    }

    // A character by itself, of which is known what becomes of it.
    private bool TryAdd(NormalizedText normal, Rune rune, int start, int end)
    {
        if (CharacterFolding.TryFold(rune, out char folded))
            rune = new Rune(folded);
        else if (!SteadyCharacters.Contains(rune, form))
            return false;
        else if (lowerCase)
            rune = Rune.ToLowerInvariant(rune);
        if (folded != CharacterFolding.LeftOut)
            normal.Add(rune, start, end);
        return true;
    }

    /// <summary>Adds a character and those behind it that it may become one with.</summary>
    /// <returns>The place behind them.</returns>
    private int AddSegment(NormalizedText normal, ReadOnlySpan<char> text, int start)
    {
        var segment = new StringBuilder();
        int end = start;
        do
        {
            Rune.DecodeFromUtf16(text[end..], out Rune rune, out int length);
            end += length;
            if (!CharacterFolding.TryFold(rune, out char folded))
                segment.Append(rune.ToString());
            else if (folded != CharacterFolding.LeftOut)
                segment.Append(folded);
        }
        while (end < text.Length && segment.Length < LongestSegment && Joins(text[end..]));

        foreach (Rune rune in Compose(segment.ToString()).EnumerateRunes())
        {
            // Once more: a normal form may hold an apostrophe or a blank.
            if (!CharacterFolding.TryFold(rune, out char folded))
                normal.Add(rune, start, end);
            else if (folded != CharacterFolding.LeftOut)
                normal.Add(new Rune(folded), start, end);
        }

        return end;
    }

    // Small letters are composed anew: capital H with a line below has no character of its own, the small one has.
    private string Compose(string segment)
    {
        if (Ascii.IsValid(segment))
            return lowerCase ? segment.ToLowerInvariant() : segment;
        string composed = Demand(segment).ToString().Normalize(_form);
        return lowerCase ? composed.ToLowerInvariant().Normalize(_form) : composed;
    }

    private static ReadOnlySpan<char> Demand(ReadOnlySpan<char> text) => IsThere ? text : throw new PlatformNotSupportedException(
        $"A text holds {Unsteady(text)}, which may need to be normalised, and this program runs without ICU (InvariantGlobalization), where .NET leaves texts as they are. "
        + $"Set InvariantGlobalization to false and install ICU, or train with Normalization {nameof(TextNormalization.None)}.");

    private static string Unsteady(ReadOnlySpan<char> text)
    {
        foreach (Rune rune in text.EnumerateRunes())
        {
            if (!SteadyCharacters.Contains(rune, TextNormalization.Nfkc))
                return FormattableString.Invariant($"the character U+{rune.Value:X4}");
        }

        return "a character";
    }
}
