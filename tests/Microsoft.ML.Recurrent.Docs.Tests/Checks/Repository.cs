namespace Docs.Checks;

/// <summary>The files of the repository that these tests were built from.</summary>
internal static class Repository
{
    private static readonly string[] s_leftOut = ["artifacts", "bin", "obj", ".git"];

    public static string Root { get; } = FindRoot();

    /// <summary>Every page, parsed.</summary>
    public static IReadOnlyList<MarkdownPage> Pages { get; } =
        [.. Files("*.md").Select(path => new MarkdownPage(path[(Root.Length + 1)..].Replace('\\', '/'), File.ReadAllText(path))).OrderBy(page => page.Path, StringComparer.Ordinal)];

    public static IEnumerable<string> Files(string pattern)
        => Directory.EnumerateFiles(Root, pattern, SearchOption.AllDirectories).Where(path => !Path.GetRelativePath(Root, path).Split(Path.DirectorySeparatorChar).Any(s_leftOut.Contains));

    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    private static string FindRoot()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "MlNetRecurrent.sln")))
                return folder.FullName;
        }

        throw new DirectoryNotFoundException($"No folder above '{AppContext.BaseDirectory}' holds MlNetRecurrent.sln. Run these tests where they were built.");
    }
}
