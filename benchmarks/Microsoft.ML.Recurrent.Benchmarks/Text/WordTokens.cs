using System.Globalization;
using System.Text;

namespace Microsoft.ML.Recurrent.Benchmarks.Text;

/// <summary>The baselines' tokens: lower-cased runs of letters, digits and apostrophes, and every other visible character on its own.</summary>
internal static class WordTokens
{
    /// <summary>Gives the tokens in turn, as slices of a lower-cased copy.</summary>
    public static void Each<TState>(string text, TState state, TokenAction<TState> action)
    {
        ReadOnlySpan<char> rest = text.ToLowerInvariant();
        int run = 0;
        for (int place = 0; place < rest.Length;)
        {
            _ = Rune.DecodeFromUtf16(rest[place..], out Rune rune, out int width);
            if (IsOfAWord(rune))
            {
                place += width;
                continue;
            }

            if (place > run)
                action(rest[run..place], state);
            if (!Rune.IsWhiteSpace(rune) && !Rune.IsControl(rune))
                action(rest.Slice(place, width), state);
            place += width;
            run = place;
        }

        if (rest.Length > run)
            action(rest[run..], state);
    }

    private static bool IsOfAWord(Rune rune) =>
        rune.Value == '\'' || Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune) == UnicodeCategory.NonSpacingMark;
}
