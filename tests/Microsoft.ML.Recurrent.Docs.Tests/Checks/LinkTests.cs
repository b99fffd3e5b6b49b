namespace Docs.Checks;

/// <summary>Every link within the repository leads somewhere.</summary>
public sealed class LinkTests
{
    public static TheoryData<string> Pages => [.. Repository.Pages.Select(page => page.Path)];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Links_OfThePage_LeadToAFileAndAHeading(string path)
    {
        MarkdownPage page = Repository.Pages.Single(page => page.Path == path);

        string[] faults = [.. page.Links.Where(link => !link.Target.Contains("://", StringComparison.Ordinal) && !LeadsToTheHost(link.Target)).Select(link => Fault(page, link.Line, link.Target)).OfType<string>()];

        Assert.True(faults.Length == 0, string.Join("\n", faults));
    }

    [Fact]
    public void Index_EveryPageBesideIt_IsLinked()
    {
        string[] linked = [.. Repository.Pages.Single(page => page.Path == "docs/README.md").Links.Select(link => "docs/" + link.Target)];

        Assert.Empty(Repository.Pages.Select(page => page.Path).Where(path => path.StartsWith("docs/", StringComparison.Ordinal) && path != "docs/README.md").Except(linked, StringComparer.Ordinal));
    }

    /// <summary>What the page that hosts the repository shows about it, wherever that is.</summary>
    private static bool LeadsToTheHost(string target)
    {
        const string Workflow = "../../actions/workflows/";
        return target.StartsWith(Workflow, StringComparison.Ordinal) && File.Exists(Path.Combine(Repository.Root, ".github", "workflows", target[Workflow.Length..].Split('/')[0]));
    }

    private static string? Fault(MarkdownPage page, int line, string target)
    {
        string[] parts = target.Split('#', 2);
        string folder = Path.GetDirectoryName(Path.Combine(Repository.Root, page.Path))!;
        string file = parts[0].Length == 0 ? Path.Combine(Repository.Root, page.Path) : Path.GetFullPath(Path.Combine(folder, parts[0]));
        if (!File.Exists(file) && !Directory.Exists(file))
            return $"{page.Path}({line}): '{target}' leads to no file.";
        if (parts.Length == 1)
            return null;
        MarkdownPage? other = Repository.Pages.FirstOrDefault(other => Path.GetFullPath(Path.Combine(Repository.Root, other.Path)) == file);
        return other is not null && other.Anchors.Contains(parts[1]) ? null : $"{page.Path}({line}): '{target}' leads to no heading.";
    }
}
