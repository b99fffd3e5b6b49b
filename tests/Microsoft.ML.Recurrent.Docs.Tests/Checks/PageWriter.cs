namespace Docs.Checks;

/// <summary>Copies the regions' code and the provoked errors into the pages, so that nobody has to by hand.</summary>
public sealed class PageWriter
{
    /// <summary>Set to <c>write</c> it asks for that.</summary>
    public const string Variable = "RECURRENT_DOCS";

    [Fact]
    public void Pages_WhereAsked_AreWritten()
    {
        Assert.SkipUnless(string.Equals(Environment.GetEnvironmentVariable(Variable), "write", StringComparison.Ordinal), $"{Variable} is not 'write'; the pages are compared, not written.");
        foreach (MarkdownPage page in Repository.Pages)
            Write(page);
    }

    private static void Write(MarkdownPage page)
    {
        string path = Path.Combine(Repository.Root, page.Path), before = File.ReadAllText(path);
        List<string> lines = [.. before.ReplaceLineEndings("\n").Split('\n')];
        foreach (CodeBlock block in page.Blocks.OrderByDescending(block => block.Line))
        {
            string? text = block.Marker?.Kind switch
            {
                "snippet" => Regions.Text(block.Marker.Value),
                "error" => ProvokedErrors.Message(block.Marker.Value),
                _ => null,
            };
            if (text is null)
                continue;
            lines.RemoveRange(block.Line, lines.FindIndex(block.Line, line => line.StartsWith("```", StringComparison.Ordinal)) - block.Line);
            lines.InsertRange(block.Line, text.Split('\n'));
        }

        string after = string.Join('\n', lines);
        if (after != before)
            File.WriteAllText(path, after);
    }
}
