using System.Reflection;
using Architecture.Tests.Fixtures.Listed;
using PublicApiGenerator;

namespace Architecture.Tests;

/// <summary>The public face of what is shipped is listed in <c>src/*/PublicApi.txt</c>, so that a change of it shows in the diff and is made on purpose.</summary>
public class PublicApiTests
{
    public static TheoryData<string> Shipped => Inspected.Shipped;

    // The generator would leave out namespaces that begin with Microsoft.
    private static ApiGeneratorOptions Options => new() { IncludeAssemblyAttributes = false, DenyNamespacePrefixes = [] };

    [Theory]
    [MemberData(nameof(Shipped))]
    public void Shipped_PublicMembers_AreListedInThePublicApiFile(string assembly)
    {
        var found = Listing(Inspected.Load(assembly));
        var listed = File.ReadAllText(Inspected.PathOf(assembly + ".PublicApi.txt"));
        if (found == listed)
            return;

        var current = Inspected.PathOf(assembly + ".PublicApi.current.txt");
        File.WriteAllText(current, found);
        string[] now = found.Split('\n'), before = listed.Split('\n');
        Problems.AssertNone([
            $"The public face of {assembly} is not what src/{assembly}/PublicApi.txt lists. Where the change is meant, copy '{current}' over it and commit both; a line that goes, or changes, breaks users.",
            .. Beyond(before, now).Select(line => $"- {line}"),
            .. Beyond(now, before).Select(line => $"+ {line}"),
        ]);
    }

    [Fact]
    public void Listing_OfAType_ShowsNullabilityDefaultsRequiredAndInit()
    {
        var lines = typeof(Customer).GeneratePublicApi(Options).Split('\n', StringSplitOptions.TrimEntries);

        Assert.Contains("public required string Name { get; init; }", lines);
        Assert.Contains("public System.Collections.Generic.List<string?>? Orders { get; }", lines);
        Assert.Contains("public abstract bool TryFind<T>(string? text, out T? found, int limit = 10, params string[] others)", lines);
        Assert.DoesNotContain(lines, line => line.Contains("Forget", StringComparison.Ordinal));
    }

    // Counted, for members of different types may have the same line.
    private static IEnumerable<string> Beyond(IEnumerable<string> lines, IEnumerable<string> others)
    {
        var counts = others.CountBy(line => line, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        return lines.CountBy(line => line, StringComparer.Ordinal).Where(line => line.Value > counts.GetValueOrDefault(line.Key)).Select(line => line.Key);
    }

    private static string Listing(Assembly assembly) => assembly.GeneratePublicApi(Options).ReplaceLineEndings("\n").TrimEnd() + "\n";
}
