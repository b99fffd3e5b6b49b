using System.Xml.Linq;
using Architecture.Tests.Documentation;

namespace Architecture.Tests;

/// <summary>The checks of documentation must themselves find what they are there to find.</summary>
public class DocumentationCheckTests
{
    private const string Whole = """
        <doc><members>
        <member name="T:Architecture.Tests.Fixtures.Documented.DocumentedOptions"><summary>Options.</summary></member>
        <member name="P:Architecture.Tests.Fixtures.Documented.DocumentedOptions.Size"><summary>A size.</summary><value>Default 3: as here.</value></member>
        <member name="M:Architecture.Tests.Fixtures.Documented.DocumentedOptions.Twice(System.Int32)"><summary>Doubles.</summary>
        <param name="value">0 or more. Default 2.</param><returns>Twice as much.</returns>
        <exception cref="T:System.ArgumentOutOfRangeException">Below 0.</exception></member>
        </members></doc>
        """;

    [Theory]
    [InlineData("<summary>A size.</summary>", "", "Size says nothing.")]
    [InlineData("<summary>Doubles.</summary>", "", "says nothing.")]
    [InlineData("""<param name="value">0 or more. Default 2.</param>""", "", "says nothing of param value.")]
    [InlineData("""<param name="value">0 or more. Default 2.</param>""", """<param name="value"></param>""", "says nothing of param value.")]
    [InlineData("<returns>Twice as much.</returns>", "", "does not say what it returns.")]
    [InlineData("System.ArgumentOutOfRangeException", "System.InvalidOperationException", "throws ArgumentOutOfRangeException and does not say so.")]
    public void Missing_PartTakenOut_IsReported(string part, string instead, string report)
        => Assert.EndsWith(report, Assert.Single(Missing(Whole.Replace(part, instead, StringComparison.Ordinal))), StringComparison.Ordinal);

    [Theory]
    [InlineData("System.ArgumentOutOfRangeException", "System.ArgumentException")]
    [InlineData("""<param name="value">0 or more. Default 2.</param>""", "<inheritdoc/>")]
    [InlineData("", "")]
    public void Missing_BaseClassOrInherited_IsNone(string part, string instead)
        => Assert.Empty(Missing(part.Length == 0 ? Whole : Whole.Replace(part, instead, StringComparison.Ordinal)));

    [Theory]
    [InlineData("Default 4: as here.", "has the default 3 and says 4.")]
    [InlineData("Default three.", "has the default 3 and says 'three.'.")]
    [InlineData("Three.", "not with 'Default' or 'No default'.")]
    public void Wrong_AnotherDefaultThanTheRealOne_IsReported(string text, string report)
        => Assert.EndsWith(report, Assert.Single(Wrong(Whole.Replace("Default 3: as here.", text, StringComparison.Ordinal))), StringComparison.Ordinal);

    [Fact]
    public void Wrong_RemarksWithAnotherNumber_IsReported()
    {
        const string Remarks = """<summary>Options.</summary><remarks><see cref="P:Architecture.Tests.Fixtures.Documented.DocumentedOptions.Size"/> 5.</remarks>""";

        Assert.EndsWith("give Size 5; its default is 3.", Assert.Single(Wrong(Whole.Replace("<summary>Options.</summary>", Remarks, StringComparison.Ordinal))), StringComparison.Ordinal);
    }

    [Fact]
    public void Wrong_TheRealDefault_IsNone() => Assert.Empty(Wrong(Whole));

    [Fact]
    public void Wrong_ParameterWithAnotherDefault_IsReported()
        => Assert.EndsWith(", value: has the default 2 and says 4.", Assert.Single(Wrong(Whole.Replace("Default 2.", "Default 4.", StringComparison.Ordinal))), StringComparison.Ordinal);

    private static List<string> Missing(string documentation) => OfFixture(new DocumentationCheck(Parse(documentation)).Missing(Inspected.Open(Inspected.TheseTests)));

    private static List<string> Wrong(string documentation)
        => OfFixture([
            .. new OptionDefaultCheck(Parse(documentation)).Wrong(Inspected.Load(Inspected.TheseTests)),
            .. new ParameterDefaultCheck(Parse(documentation)).Wrong(Inspected.Open(Inspected.TheseTests)),
        ]);

    private static DocumentationFile Parse(string documentation) => new(XDocument.Parse(documentation));

    private static List<string> OfFixture(IEnumerable<string> lines) => [.. lines.Where(line => line.Contains("DocumentedOptions", StringComparison.Ordinal))];
}
