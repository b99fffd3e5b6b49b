using Architecture.Tests.Surface;

namespace Architecture.Tests;

/// <summary>The public face of what is shipped stands in <c>src/*/PublicApi.txt</c>, so that a change of it shows in the diff and is made on purpose.</summary>
public class PublicApiTests
{
    public static TheoryData<string> Shipped => [.. Inspected.Shipped];

    [Theory]
    [MemberData(nameof(Shipped))]
    public void Shipped_PublicMembers_StandInThePublicApiFile(string assembly)
    {
        string found = PublicSurface.Write(Inspected.LoadShipped(assembly));
        string path = Inspected.BesideShipped(assembly, ".PublicApi.txt");
        string listed = File.Exists(path) ? File.ReadAllText(path) : "";
        if (found == listed)
            return;

        string current = Inspected.BesideShipped(assembly, ".PublicApi.current.txt");
        Directory.CreateDirectory(Path.GetDirectoryName(current)!);
        File.WriteAllText(current, found);
        string[] now = found.Split('\n'), before = listed.Split('\n');
        Problems.AssertNone([
            $"The public face of {assembly} is not what src/{assembly}/PublicApi.txt lists. Where the change is meant, copy '{current}' over it and commit both; a line that goes, or changes, breaks users.",
            .. before.Except(now, StringComparer.Ordinal).Select(line => $"- {line}"),
            .. now.Except(before, StringComparer.Ordinal).Select(line => $"+ {line}"),
        ]);
    }
}
