using System.Globalization;
using System.Text.RegularExpressions;

namespace Architecture.Tests.Documentation;

/// <summary>Compares the words behind "Default" with the value that the code has.</summary>
internal static partial class StatedDefault
{
    [GeneratedRegex(@"^\s*(?<number>[+-]?\d+( \d{3})*(\.\d+)?(e[+-]?\d+)?)(?![\w%])", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NumberFirst { get; }

    /// <summary>The number that a text begins with, as it is written; null if it begins otherwise.</summary>
    public static string? NumberIn(string text) => NumberFirst.Match(text) is { Success: true } match ? match.Groups["number"].Value : null;

    /// <summary>What is wrong with the text; null if nothing is.</summary>
    public static string? Problem(string text, object? value)
    {
        if (text.StartsWith(':'))
            return null; // in words: it depends on the machine
        if (value is not null && NumberIn(text) is { } number)
            return Agrees(number, value) ? null : FormattableString.Invariant($"has the default {value} and says {number}.");
        return Begins(text, value) ? null : FormattableString.Invariant($"has the default {value ?? "null"} and says '{text.Trim()}'.");
    }

    public static bool Agrees(string number, object? value)
    {
        if (value is not IConvertible || value is Enum or string or bool)
            return value is not (null or string or bool); // "Adam with 0.002" and the like
        var said = double.Parse(number.Replace(" ", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);
        return value is float single ? single == (float)said : Convert.ToDouble(value, CultureInfo.InvariantCulture) == said;
    }

    private static bool Begins(string text, object? value)
    {
        var first = text.TrimStart();
        return value switch
        {
            null => StartsWith(first, "null", "none"),
            true => StartsWith(first, "true", "yes"),
            false => StartsWith(first, "false", "no"),
            "" => true,
            string name => StartsWith(first, name),
            _ => value is Enum or not IConvertible,
        };
    }

    private static bool StartsWith(string text, params ReadOnlySpan<string> words)
    {
        foreach (var word in words)
        {
            if (text.StartsWith(word, StringComparison.Ordinal) && (text.Length == word.Length || !char.IsLetterOrDigit(text[word.Length])))
                return true;
        }

        return false;
    }
}
