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
        var segment = new StringBuilder();
        for (int start = 0; start < text.Length;)
        {
            int end = start;
            segment.Clear();
            bool isSteady = true;
            do
            {
                Rune.DecodeFromUtf16(text[end..], out Rune rune, out int length); // gives U+FFFD for an unpaired surrogate
                end += length;
                if (!CharacterFolding.TryFold(rune, out char folded))
                {
                    segment.Append(rune.ToString());
                    isSteady &= SteadyCharacters.Contains(rune, form);
                }
                else if (folded != CharacterFolding.LeftOut)
                {
                    segment.Append(folded);
                }
            }
            while (end < text.Length && Joins(text[end..]));

            Append(normal, segment, isSteady, start, end);
            start = end;
        }

        return normal;
    }

    /// <summary>The same without places.</summary>
    public string Normalize(string text) => IsNormal(text) ? text : Normalize(text.AsSpan()).Text.ToString();

    private bool IsNormal(ReadOnlySpan<char> text, int start)
    {
        bool isSteady = true;
        Rune before = start > 0 ? new Rune(text[start - 1]) : default;
        for (int i = start, length; i < text.Length; i += length)
        {
            if (Rune.DecodeFromUtf16(text[i..], out Rune rune, out length) != OperationStatus.Done || CharacterFolding.TryFold(rune, out _))
                return false;
            if (!SteadyCharacters.Contains(rune, form))
            {
                isSteady = false;
                if (lowerCase && SteadyCharacters.IsMark(rune) && Rune.ToLowerInvariant(before) != before)
                    return false;
            }

            before = rune;
        }

        return isSteady || Demand(text).IsNormalized(_form);
    }

    private bool Joins(ReadOnlySpan<char> text)
    {
        Rune.DecodeFromUtf16(text, out Rune rune, out _);
        return !SteadyCharacters.Begins(rune, form) || (CharacterFolding.TryFold(rune, out char folded) && folded == CharacterFolding.LeftOut);
    }

    private void Append(NormalizedText normal, StringBuilder segment, bool isSteady, int start, int end)
    {
        string text = segment.ToString();
        if (!isSteady)
            text = Demand(text).ToString().Normalize(_form);
        // Small letters are composed anew: capital H with a line below has no character of its own, the small one has.
        if (lowerCase)
            text = Lower(text, isSteady);
        foreach (Rune rune in text.EnumerateRunes())
        {
            // Once more: a normal form may hold an apostrophe or a blank.
            if (!CharacterFolding.TryFold(rune, out char folded))
                normal.Add(rune, start, end);
            else if (folded != CharacterFolding.LeftOut)
                normal.Add(new Rune(folded), start, end);
        }
    }

    private string Lower(string text, bool isSteady)
    {
        string lower = text.ToLowerInvariant();
        return isSteady ? lower : lower.Normalize(_form);
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
