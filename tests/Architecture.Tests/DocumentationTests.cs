using Architecture.Tests.Documentation;

namespace Architecture.Tests;

/// <summary>What can be held mechanically of the documentation of what is shipped. The compiler holds that there is some (CS1591).</summary>
public class DocumentationTests
{
    public static TheoryData<string> Shipped => [.. Inspected.Shipped];

    [Theory]
    [MemberData(nameof(Shipped))]
    public void Shipped_EveryMemberParameterResultAndOwnException_IsDocumented(string assembly)
    {
        using var file = Inspected.OpenOurs(assembly);

        Problems.AssertNone(new DocumentationCheck(Documentation(assembly), file).Missing(Inspected.LoadShipped(assembly)));
    }

    [Theory]
    [MemberData(nameof(Shipped))]
    public void Shipped_EveryDefaultThatIsNamed_IsTheRealOne(string assembly)
        => Problems.AssertNone(new DefaultCheck(Documentation(assembly)).Wrong(Inspected.LoadShipped(assembly)));

    private static DocumentationFile Documentation(string assembly) => DocumentationFile.Load(Inspected.BesideShipped(assembly, ".xml"));
}
