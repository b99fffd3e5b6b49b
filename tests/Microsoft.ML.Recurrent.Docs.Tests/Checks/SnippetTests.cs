namespace Docs.Checks;

/// <summary>Every block of C# on a page is code that a test or sample runs.</summary>
public sealed class SnippetTests
{
    // What lies in a package is shown by viewers that know no comments: its pages repeat the README.
    private const string PackagePage = "PACKAGE.md";

    private static IEnumerable<(MarkdownPage Page, CodeBlock Block)> CSharp
        => from page in Repository.Pages where !page.Path.EndsWith(PackagePage, StringComparison.Ordinal) from block in page.Blocks where block.Language is "csharp" or "cs" or "c#" select (page, block);

    [Fact]
    public void Pages_EveryBlockOfCSharp_IsTheRegionThatItNames()
    {
        string[] wrong = [.. CSharp.Select(found => Fault(found.Block) is { } fault ? $"{found.Page.Path}({found.Block.Line}): {fault}" : "").Where(fault => fault.Length > 0)];

        Assert.True(wrong.Length == 0, string.Join("\n", wrong));
        Assert.True(CSharp.Count() > 20, "Blocks are found at all.");
    }

    [Fact]
    public void PackagePages_EveryBlockOfCSharp_IsOneOfTheReadme()
    {
        string[] readme = [.. CSharp.Where(found => found.Page.Path == "README.md").Select(found => found.Block.Text)];
        CodeBlock[] packaged = [.. Repository.Pages.Where(page => page.Path.EndsWith(PackagePage, StringComparison.Ordinal)).SelectMany(page => page.Blocks)];

        Assert.Equal(2, packaged.Length);
        Assert.All(packaged, block => Assert.Contains(block.Text, readme));
    }

    [Fact]
    public void Regions_EachOne_HasANameOfItsOwnAndIsShown()
    {
        HashSet<string> shown = [.. CSharp.SelectMany(found => found.Block.Marker?.Value.Split(" + ") ?? [])];

        Assert.All(Regions.Names, region => Assert.Equal(1, region.Count));
        Assert.Empty(Regions.Names.Select(region => region.Name).Except(shown, StringComparer.Ordinal));
    }

    /// <summary>A block that names its namespaces names those of its classes of rows too.</summary>
    [Fact]
    public void Blocks_ThatBeginWithNamespaces_NameThoseOfTheirRows()
    {
        foreach ((MarkdownPage page, CodeBlock block) in CSharp.Where(found => found.Block.Text.StartsWith("using ", StringComparison.Ordinal)))
        {
            string[] lines = block.Text.Split('\n');
            foreach (string region in block.Marker!.Value.Split(" + ").Where(name => name.StartsWith("Rows.", StringComparison.Ordinal)))
                Assert.All(Regions.UsingsOf(region), line => Assert.True(lines.Contains(line), $"{page.Path}({block.Line}): {region} needs '{line}'."));
        }
    }

    private static string? Fault(CodeBlock block)
    {
        if (block.Marker is not { Kind: "snippet" } marker)
            return "no comment '<!-- snippet: Page.Region -->' stands on the line before this block. Take its code from a region that a test runs.";
        try
        {
            string expected = Regions.Text(marker.Value);
            return block.Text == expected ? null : $"the text is not that of region {marker.Value}. Set {PageWriter.Variable}=write and run these tests once to copy it:\n{expected}";
        }
        catch (KeyNotFoundException error)
        {
            return error.Message;
        }
    }
}
