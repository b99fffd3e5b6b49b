using System.Globalization;

namespace Microsoft.ML.Recurrent.Benchmarks.Text;

/// <summary>What the command line asks for: <c>set [--final] [--seeds n]</c>.</summary>
/// <param name="IsFinal">Scores the test part, which is on record; otherwise the dev part.</param>
internal sealed record TextCommand(string Set, bool IsFinal, int Seeds)
{
    private const int FinalSeeds = 3;

    /// <summary>The command, or what is wrong with it.</summary>
    public static (TextCommand? Command, string Problem) Parse(string[] arguments)
    {
        if (arguments.Length == 0 || !TextSets.Names.Contains(arguments[0], StringComparer.Ordinal))
            return (null, $"Usage: text {string.Join('|', TextSets.Names)} [--final] [--seeds n]");

        bool isFinal = false;
        int? seeds = null;
        for (int i = 1; i < arguments.Length; i++)
        {
            if (arguments[i] == "--final")
                isFinal = true;
            else if (arguments[i] == "--seeds" && i + 1 < arguments.Length && int.TryParse(arguments[i + 1], NumberStyles.None, CultureInfo.InvariantCulture, out int count) && count > 0)
                (seeds, i) = (count, i + 1);
            else
                return (null, $"'{arguments[i]}' is no option, or lacks its number (1 or more); known are --final and --seeds n.");
        }

        // imdb's test part is large enough that one model's figure stands by itself.
        return (new TextCommand(arguments[0], isFinal, seeds ?? (isFinal && arguments[0] != "imdb" ? FinalSeeds : 1)), "");
    }
}
