namespace Docs.Checks;

/// <summary>Every message that a page quotes is provoked, and is what the exception says.</summary>
public sealed class ErrorTests
{
    public static TheoryData<string> Names => [.. ProvokedErrors.Names];

    private static IEnumerable<CodeBlock> Quoted => Repository.Pages.SelectMany(page => page.Blocks).Where(block => block.Marker?.Kind == "error");

    [Theory]
    [MemberData(nameof(Names))]
    public void Message_OnThePage_IsWhatTheExceptionSays(string name)
    {
        CodeBlock block = Assert.Single(Quoted, block => block.Marker!.Value == name);

        Assert.Equal(ProvokedErrors.Message(name), block.Text);
    }

    [Fact]
    public void Messages_OnPages_AreAllProvoked()
    {
        Assert.Empty(Quoted.Select(block => block.Marker!.Value).Except(ProvokedErrors.Names, StringComparer.Ordinal));
        Assert.All(Repository.Pages.Single(page => page.Path == "docs/troubleshooting.md").Blocks, block => Assert.Contains(block.Marker?.Kind, (string[])["error", "snippet"]));
    }
}
