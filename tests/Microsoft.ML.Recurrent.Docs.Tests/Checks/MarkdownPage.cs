using System.Text.RegularExpressions;

namespace Docs.Checks;

/// <summary>What the checks need of a page: code blocks, tables, links, headings. A comment <c>&lt;!-- kind: value --&gt;</c> on the line before says what a block or table must agree with.</summary>
internal sealed partial class MarkdownPage
{
    private readonly HashSet<string> _anchors = new(StringComparer.Ordinal);

    public MarkdownPage(string path, string text)
    {
        Path = path;
        Read(text.ReplaceLineEndings("\n").Split('\n'));
    }

    /// <summary>From the repository's root, with slashes.</summary>
    public string Path { get; }

    public List<CodeBlock> Blocks { get; } = [];

    public List<MarkdownTable> Tables { get; } = [];

    /// <summary>Line and target of every link.</summary>
    public List<(int Line, string Target)> Links { get; } = [];

    /// <summary>Line and text of every inline code.</summary>
    public List<(int Line, string Code)> InlineCode { get; } = [];

    /// <summary>What links to this page may name behind a #, as GitHub makes it from headings.</summary>
    public IReadOnlySet<string> Anchors => _anchors;

    public override string ToString() => Path;

    private void Read(string[] lines)
    {
        Marker? marker = null;
        for (int i = 0; i < lines.Length; i++)
        {
            string line = lines[i];
            if (line.StartsWith("```", StringComparison.Ordinal))
            {
                int end = Array.FindIndex(lines, i + 1, other => other.StartsWith("```", StringComparison.Ordinal));
                Blocks.Add(new CodeBlock(i + 1, line[3..].Trim(), string.Join('\n', lines[(i + 1)..end]), marker));
                i = end;
            }
            else if (line.StartsWith('|') && i + 1 < lines.Length && lines[i + 1].StartsWith("|--", StringComparison.Ordinal))
            {
                int end = i;
                while (end < lines.Length && lines[end].StartsWith('|'))
                    ReadText(end + 1, lines[end++]);
                Tables.Add(new MarkdownTable(i + 1, marker, Cells(line), [.. lines[(i + 2)..end].Select(Cells)]));
                i = end - 1;
            }
            else if (Comment().Match(line) is { Success: true } comment)
            {
                marker = new Marker(comment.Groups["kind"].Value, comment.Groups["value"].Value.Trim());
                continue;
            }
            else
            {
                if (line.StartsWith('#'))
                    AddAnchor(line.TrimStart('#').Trim());
                ReadText(i + 1, line);
            }

            if (line.Length > 0)
                marker = null;
        }
    }

    private void ReadText(int line, string text)
    {
        foreach (Match code in Code().Matches(text))
            InlineCode.Add((line, code.Groups["code"].Value));
        foreach (Match link in Link().Matches(Code().Replace(text, "")))
            Links.Add((line, link.Groups["target"].Value));
    }

    private void AddAnchor(string heading)
    {
        string slug = string.Concat(heading.ToLowerInvariant().Where(c => char.IsLetterOrDigit(c) || c is ' ' or '-' or '_')).Replace(' ', '-');
        string anchor = slug;
        for (int n = 1; !_anchors.Add(anchor); n++)
            anchor = FormattableString.Invariant($"{slug}-{n}");
    }

    private static string[] Cells(string line) => [.. Bar().Split(line.Trim().Trim('|')).Select(cell => cell.Trim().Replace("\\|", "|", StringComparison.Ordinal))];

    [GeneratedRegex(@"^<!-- (?<kind>[a-z]+)(: (?<value>.*))? -->$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Comment();

    [GeneratedRegex("`(?<code>[^`]+)`", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Code();

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Link();

    [GeneratedRegex(@"(?<!\\)\|", RegexOptions.None, 1000)]
    private static partial Regex Bar();
}
