using Architecture.Tests.Api;
using Architecture.Tests.Dependencies;
using Architecture.Tests.Metadata;

namespace Architecture.Tests;

/// <summary>The check of the dependency rule must itself find what it is there to find.</summary>
public class DependencyCheckTests
{
    private static readonly House s_fixtures = new(
        Root: "Architecture.Tests.Fixtures",
        RootLayer: "Upper",
        Layers: [new("Upper", Sees: ["Lower"], "It stands above."), new("Lower", Sees: [], "It stands below.")],
        Elsewhere: new Dictionary<string, string>(StringComparer.Ordinal));

    private static readonly ApiCatalog s_nothing = new([]);

    [Theory]
    [InlineData("ByBase (base or interface)")]
    [InlineData("ByTypeArgument (base or interface)")]
    [InlineData("ByConstraint`1 (constraint)")]
    [InlineData("ByAttribute (attribute)")]
    [InlineData("ByField (field Field)")]
    [InlineData("ByParameter (method Take)")]
    [InlineData("ByCall (method Call)")]
    [InlineData("ByTypeOf (method Type)")]
    [InlineData("ByMethodArgument (method Create)")]
    [InlineData("ByCatch (method Catch)")]
    [InlineData("ByLambda.<>c__DisplayClass0_0 (method <Lambda>b__0)")]
    public void Violations_LowerNamesUpper_AreReportedWithPlaceAndRule(string place)
    {
        var found = Assert.Single(
            Violations(s_fixtures, s_nothing),
            line => line.StartsWith($"Architecture.Tests.Fixtures.Lower.Violators.{place} uses", StringComparison.Ordinal));

        Assert.Contains("uses Architecture.Tests.Fixtures.Upper.Secret", found, StringComparison.Ordinal);
        Assert.EndsWith("Lower sees nothing beside itself, not Upper. It stands below.", found, StringComparison.Ordinal);
    }

    [Fact]
    public void Violations_UpperNamesLower_AreNone()
        => Assert.DoesNotContain(
            Violations(s_fixtures, s_nothing),
            line => line.StartsWith("Architecture.Tests.Fixtures.Upper", StringComparison.Ordinal));

    [Fact]
    public void Violations_NamespaceWithoutRow_IsReported()
    {
        var house = s_fixtures with { Root = "Architecture.Tests" };

        Assert.Contains(
            Violations(house, s_nothing),
            line => line.StartsWith("Architecture.Tests.Fixtures.Stray.Lost is in no layer.", StringComparison.Ordinal));
    }

    [Fact]
    public void Violations_LayerThatKnowsNoMLNetNamesIt_IsReported()
    {
        var xunit = Pretended("public class Assert");
        var house = SingleLayer(new("Tests", Sees: [], "It is plain.") { KnowsMLNet = false });

        Assert.Contains(
            Violations(house, xunit),
            line => line.StartsWith("Architecture.Tests.Problems (method AssertNone) uses Xunit.Assert", StringComparison.Ordinal)
            && line.EndsWith("Tests knows no type of ML.NET. It is plain.", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("internal class Assert", "public static void Fail(string message = null)")]
    [InlineData("public class Assert", "internal static void Fail(string message = null)")]
    [InlineData("public class Assert", "private protected static void Fail(string message = null)")]
    public void Violations_InternalTypeOrMemberNamed_IsReported(string type, string member)
    {
        var house = SingleLayer(new("Tests", Sees: [], "It is plain."));

        Assert.Contains(
            Violations(house, Pretended(type, member)),
            line => line.StartsWith("Architecture.Tests.Problems (method AssertNone) uses Xunit.Assert", StringComparison.Ordinal));
    }

    [Fact]
    public void Violations_PublicMemberNamed_AreNone()
    {
        var house = SingleLayer(new("Tests", Sees: [], "It is plain."));

        Assert.DoesNotContain(
            Violations(house, Pretended("public class Assert", "public static void Fail(string message = null)")),
            line => line.Contains("Xunit.Assert", StringComparison.Ordinal));
    }

    [Fact]
    public void Violations_LayerThatMayTouchInternals_AreNone()
    {
        var house = SingleLayer(new("Tests", Sees: [], "It is plain.") { TouchesInternals = true });

        Assert.DoesNotContain(
            Violations(house, Pretended("internal class Assert")),
            line => line.Contains("Xunit.Assert", StringComparison.Ordinal));
    }

    // xunit's assertions, which these tests really use, in the part of ML.NET.
    private static ApiCatalog Pretended(string type, string member = "public Assert()")
        => new(ApiList.Parse("xunit.v3.assert", $"namespace Xunit\n  {type}\n      {member}\n"));

    private static House SingleLayer(Layer layer)
        => new("Architecture.Tests", layer.Name, [layer], new Dictionary<string, string>(StringComparer.Ordinal));

    private static List<string> Violations(House house, ApiCatalog mlNet)
    {
        using var file = Inspected.OpenOurs("Architecture.Tests");
        return [.. new DependencyCheck(house, mlNet).Violations(file)];
    }
}
