using System.Text.RegularExpressions;

namespace Docs.Checks;

/// <summary>The code that pages may show: every <c>#region Page.Name</c> of the repository, its indentation removed.</summary>
internal static partial class Regions
{
    private static readonly ILookup<string, (string Name, string File, string Text)> s_all = Repository.Files("*.cs")
        .SelectMany(file => Region().Matches(File.ReadAllText(file).ReplaceLineEndings("\n")).Select(match => (Name: match.Groups["name"].Value, File: file, Text: Dedent(match.Groups["code"].Value))))
        .ToLookup(region => region.Name, StringComparer.Ordinal);

    /// <summary>The namespaces that the file of a region uses, by <c>using X;</c> lines.</summary>
    public static IEnumerable<string> UsingsOf(string name) => File.ReadLines(s_all[name].First().File).Where(line => line.StartsWith("using ", StringComparison.Ordinal));

    public static IEnumerable<(string Name, int Count)> Names => s_all.Select(group => (group.Key, group.Count()));

    /// <summary>The text of a region, or of several joined by " + ", with an empty line between.</summary>
    /// <exception cref="KeyNotFoundException">A region does not exist.</exception>
    public static string Text(string names) => string.Join("\n\n", names.Split(" + ").Select(name => s_all[name].FirstOrDefault().Text
        ?? throw new KeyNotFoundException($"There is no '#region {name}' in the repository's C# files.")));

    private static string Dedent(string code)
    {
        string[] lines = code.TrimEnd().Split('\n');
        int indentation = lines.Where(line => line.Length > 0).Min(line => line.Length - line.TrimStart(' ').Length);
        return string.Join('\n', lines.Select(line => line.Length > 0 ? line[indentation..] : ""));
    }

    [GeneratedRegex(@"^ *#region (?<name>\w+\.\w+)\n(?<code>.*?)^ *#endregion", RegexOptions.Singleline | RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Region();
}
