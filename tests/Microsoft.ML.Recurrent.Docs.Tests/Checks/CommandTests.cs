using System.Text.RegularExpressions;

namespace Docs.Checks;

/// <summary>Blocks that are no C#: commands are those of .ci/run, versions those of the build.</summary>
public sealed partial class CommandTests
{
    private static IEnumerable<(MarkdownPage Page, CodeBlock Block)> Blocks(string language)
        => from page in Repository.Pages from block in page.Blocks where block.Language == language select (page, block);

    [Fact]
    public void Blocks_OfEveryPage_AreOfAKindThatIsChecked()
        => Assert.Empty(Repository.Pages.SelectMany(page => page.Blocks.Where(block => block.Language is not ("csharp" or "sh" or "xml" or "text" or "python"))
            .Select(block => $"{page.Path}({block.Line}): '{block.Language}'")));

    /// <summary>Python stands where another test runs it.</summary>
    [Fact]
    public void Python_OfEveryPage_StandsInTheGuideThatIsRun() => Assert.All(Blocks("python"), found => Assert.Equal("docs/exchange.md", found.Page.Path));

    [Fact]
    public void Commands_OfEveryPage_AreThoseOfTheContinuousRunOrSaySo()
    {
        string run = Repository.Read(".ci/run");
        string[] samples = [.. Samples().Match(run).Groups["samples"].Value.Split(' ')];
        HashSet<string> known = ["dotnet test -c Release", .. samples.Select(sample => $"dotnet run -c Release --project {sample}")];
        Assert.Contains("dotnet test -c Release", run, StringComparison.Ordinal);
        if (run.Contains("eng/try-packages", StringComparison.Ordinal) && Repository.Read("eng/try-packages").Contains("dotnet pack -c Release", StringComparison.Ordinal))
            known.Add("dotnet pack -c Release");
        Assert.Contains("dotnet run -c Release --project \"$sample\"", run, StringComparison.Ordinal);

        foreach ((MarkdownPage page, CodeBlock block) in Blocks("sh"))
        {
            if (block.Marker is { Kind: "unchecked" })
                continue;
            Assert.All(block.Text.Split('\n'), line => Assert.True(known.Contains(line), $"{page.Path}({block.Line}): .ci/run does not run '{line}'. Say so with '<!-- unchecked: why -->', and in the text."));
        }
    }

    [Fact]
    public void Packages_OfEveryPage_HaveTheVersionsOfTheBuild()
    {
        Dictionary<string, string> versions = PackageVersions();
        string own = OwnVersion().Match(Repository.Read("Directory.Build.props")).Groups["version"].Value;
        versions["Recurrent.MLNet"] = versions["Recurrent.MLNet.TorchSharp"] = own;

        foreach ((MarkdownPage page, CodeBlock block) in Blocks("xml"))
            Assert.All(References().Matches(block.Text), match => Assert.Equal((page.Path, match.Groups["name"].Value, versions[match.Groups["name"].Value]), (page.Path, match.Groups["name"].Value, match.Groups["version"].Value)));
    }

    [Fact]
    public void Badges_OfTheFirstPage_AreTrue()
    {
        string framework = Framework().Match(Repository.Read("Directory.Build.props")).Groups["version"].Value;
        Assert.Contains("MIT License", Repository.Read("LICENSE"), StringComparison.Ordinal);

        Assert.Equal((".NET " + framework, "ML.NET " + PackageVersions()["Microsoft.ML"], "licence MIT"), (Badge("dotnet"), Badge("mlnet"), Badge("licence")));

        static string Badge(string name)
        {
            string picture = Repository.Read($"docs/images/badge-{name}.svg");
            string title = Title().Match(picture).Groups["title"].Value;
            Assert.Equal(title, string.Join(' ', Texts().Matches(picture).Select(match => match.Groups["text"].Value)));
            Assert.Contains($"docs/images/badge-{name}.svg", Repository.Read("README.md"), StringComparison.Ordinal);
            return title;
        }
    }

    /// <summary>What is built with: of a range its lowest version.</summary>
    private static Dictionary<string, string> PackageVersions()
        => Versions().Matches(Repository.Read("Directory.Packages.props")).ToDictionary(match => match.Groups["name"].Value, match => match.Groups["version"].Value, StringComparer.Ordinal);

    [GeneratedRegex("<TargetFramework>net(?<version>[^<]+)</TargetFramework>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Framework();

    [GeneratedRegex("<title>(?<title>[^<]+)</title>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Title();

    [GeneratedRegex("<text [^>]+>(?<text>[^<]+)</text>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Texts();

    [GeneratedRegex("for sample in (?<samples>[^;]+); do", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Samples();

    [GeneratedRegex("<PackageVersion Include=\"(?<name>[^\"]+)\" Version=\"\\[?(?<version>[^\",]+)[^\"]*\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Versions();

    [GeneratedRegex("<Version>(?<version>[^<]+)</Version>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex OwnVersion();

    [GeneratedRegex("<PackageReference Include=\"(?<name>[^\"]+)\" Version=\"(?<version>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex References();
}
