using Architecture.Tests.Documentation;

namespace Architecture.Tests;

/// <summary>What can be held mechanically of the documentation of what is shipped. The compiler holds that there is some (CS1591).</summary>
public class DocumentationTests
{
    public static TheoryData<string> Shipped => Inspected.Shipped;

    [Theory]
    [MemberData(nameof(Shipped))]
    public void Shipped_EveryMemberParameterResultAndOwnException_IsDocumented(string assembly)
        => Problems.AssertNone(new DocumentationCheck(Documentation(assembly)).Missing(Inspected.Open(assembly)));

    [Theory]
    [MemberData(nameof(Shipped))]
    public void Shipped_EveryDefaultThatIsNamed_IsTheRealOne(string assembly)
        => Problems.AssertNone([
            .. new OptionDefaultCheck(Documentation(assembly)).Wrong(Inspected.Load(assembly)),
            .. new ParameterDefaultCheck(Documentation(assembly)).Wrong(Inspected.Open(assembly)),
        ]);

    private static DocumentationFile Documentation(string assembly) => DocumentationFile.Load(Inspected.PathOf(assembly + ".xml"));
}
