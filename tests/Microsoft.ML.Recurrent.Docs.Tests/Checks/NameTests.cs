using System.Reflection;
using System.Text.RegularExpressions;

namespace Docs.Checks;

/// <summary>Names in inline code that look like C#'s exist: types and members of this library, of ML.NET and of .NET, tests, and folders.</summary>
public sealed partial class NameTests
{
    private static readonly Lazy<HashSet<string>> s_names = new(AllNames);

    [Fact]
    public void Names_InInlineCode_Exist()
    {
        var unknown = new List<string>();
        HashSet<string> known = [.. s_names.Value, .. Repository.Pages.SelectMany(page => page.Tables).Where(table => table.Marker?.Kind == "columns").SelectMany(table => table.Column("column"))];
        foreach (MarkdownPage page in Pages)
        {
            // Of a table that translates, one column holds our names.
            IEnumerable<(int Line, string Code)> codes = page.Path.Contains("/from-", StringComparison.Ordinal)
                ? page.Tables.SelectMany(table => table.Column("here").SelectMany(cell => Code().Matches($"`{cell}`").Select(code => (table.Line, code.Groups["code"].Value))))
                : page.InlineCode;
            foreach ((int line, string code) in codes.Where(found => Identifier().IsMatch(found.Code)))
                unknown.AddRange(Word().Matches(Argument().Replace(code, "")).Select(word => word.Value).Where(word => !known.Contains(word)).Select(word => $"{page.Path}({line}): '{word}' in `{code}`"));
        }

        Assert.True(unknown.Count == 0, string.Join("\n", unknown));
    }

    /// <summary>A test that a page names as its witness is there.</summary>
    [Fact]
    public void Tests_NamedByPages_Exist()
    {
        HashSet<string> tests = [.. Repository.Files("*.cs").SelectMany(file => TestMethod().Matches(File.ReadAllText(file)).Select(match => match.Groups["name"].Value))];

        Assert.Empty(Pages.SelectMany(page => page.InlineCode).Select(found => found.Code).Where(code => TestName().IsMatch(code)).Except(tests, StringComparer.Ordinal));
    }

    private static IEnumerable<MarkdownPage> Pages => Repository.Pages.Where(page => page.Path is "README.md" or "ARCHITECTURE.md"
        || (page.Path.StartsWith("docs/", StringComparison.Ordinal) && !page.Path.StartsWith("docs/decisions/", StringComparison.Ordinal)
            && !page.Path.StartsWith("docs/upstream/", StringComparison.Ordinal) && page.Path != "docs/results.md"));

    private static HashSet<string> AllNames()
    {
        IEnumerable<Assembly> assemblies = Directory.EnumerateFiles(AppContext.BaseDirectory, "Microsoft.ML*.dll").Select(Path.GetFileNameWithoutExtension).Where(name => !name!.Contains("Docs.Tests", StringComparison.Ordinal))
            .Select(name => Assembly.Load(name!)).Append(typeof(object).Assembly).Append(typeof(Enumerable).Assembly).Append(typeof(System.Collections.Concurrent.ConcurrentBag<int>).Assembly);
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (Type type in assemblies.SelectMany(assembly => assembly.GetExportedTypes()))
        {
            names.Add(type.Name.Split('`')[0]);
            names.UnionWith((type.Namespace ?? "").Split('.'));
            names.UnionWith(type.GetMembers(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static).Select(member => member.Name));
        }

        names.UnionWith(Repository.Files("*.cs").Select(Path.GetFileNameWithoutExtension).Select(name => name!.Split('.')[0]));
        names.UnionWith(Directory.EnumerateDirectories(Path.Combine(Repository.Root, "src", "Microsoft.ML.Recurrent")).Select(folder => Path.GetFileName(folder)!));
        return names;
    }

    [GeneratedRegex(@"^[A-Z][A-Za-z0-9]+(\.[A-Z][A-Za-z0-9]+)*(\(.*\)|<.*>)?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Identifier();

    [GeneratedRegex(@"\(.*\)|<.*>", RegexOptions.None, 1000)]
    private static partial Regex Argument();

    [GeneratedRegex("`(?<code>[^`]+)`", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Code();

    [GeneratedRegex(@"(void|Task) (?<name>[A-Z]\w*_\w+)\(", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TestMethod();

    [GeneratedRegex("^[A-Z][A-Za-z0-9]*_[A-Za-z0-9]+_[A-Za-z0-9_]+$", RegexOptions.None, 1000)]
    private static partial Regex TestName();

    [GeneratedRegex(@"\w+", RegexOptions.None, 1000)]
    private static partial Regex Word();
}
