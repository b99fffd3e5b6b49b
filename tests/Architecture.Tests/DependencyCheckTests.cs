using Architecture.Tests.Dependencies;

namespace Architecture.Tests;

/// <summary>The check of the dependency rule must itself find what it is there to find.</summary>
public class DependencyCheckTests
{
    private static readonly House s_fixtures = new(
        Root: "Architecture.Tests.Fixtures",
        RootLayer: "Upper",
        Layers: [new("Upper", Sees: ["Lower"], "It stands above."), new("Lower", Sees: [], "It stands below.")]);

    private static readonly List<string> s_found = Violations(s_fixtures);

    // One layer for all that lies here, and xunit's assertions, which these tests really use, in the part of ML.NET.
    private static readonly Layer s_tests = new("Tests", Sees: [], "It is plain.");

    private static readonly House s_onXunit = new("Architecture.Tests", s_tests.Name, [s_tests]) { MLNet = "xunit.v3.assert" };

    [Theory]
    [InlineData("ByBase (base or interface)")]
    [InlineData("ByTypeArgument (base or interface)")]
    [InlineData("ByConstraint`1 (constraint)")]
    [InlineData("ByAttribute (attribute)")]
    [InlineData("ByAttributeArgument (attribute)")]
    [InlineData("ByPropertyAttribute (property Property)")]
    [InlineData("ByEventAttribute (event Event)")]
    [InlineData("ByParameterAttribute (method Take)")]
    [InlineData("ByField (field Field)")]
    [InlineData("ByFunctionPointer (field Pointer)")]
    [InlineData("ByParameter (method Take)")]
    [InlineData("ByLocal (method Local)")]
    [InlineData("ByCall (method Call)")]
    [InlineData("ByTypeOf (method Type)")]
    [InlineData("ByMethodArgument (method Create)")]
    [InlineData("ByCatch (method Catch)")]
    [InlineData("ByLambda/<>c__DisplayClass0_0 (method <Lambda>b__0)")]
    [InlineData("ByIterator/<Iterate>d__0 (method MoveNext)")]
    public void Violations_LowerNamesUpper_AreReportedWithPlaceAndRule(string place)
    {
        var found = Assert.Single(
            s_found,
            line => line.StartsWith($"Architecture.Tests.Fixtures.Lower.Violators/{place} uses", StringComparison.Ordinal));

        Assert.Contains("Architecture.Tests.Fixtures.Upper.Secret", found, StringComparison.Ordinal);
        Assert.EndsWith("Lower sees nothing beside itself, not Upper. It stands below.", found, StringComparison.Ordinal);
    }

    [Fact]
    public void Violations_UpperNamesLower_AreNone()
        => Assert.DoesNotContain(s_found, line => line.StartsWith("Architecture.Tests.Fixtures.Upper", StringComparison.Ordinal));

    [Fact]
    public void Violations_NamespaceWithoutRow_IsReported()
        => Assert.Contains(
            Violations(s_fixtures with { Root = "Architecture.Tests" }),
            line => line.StartsWith("Architecture.Tests.Fixtures.Stray.Lost is in no layer.", StringComparison.Ordinal));

    [Fact]
    public void Violations_LayerThatKnowsNoMLNetNamesIt_IsReported()
        => Assert.EndsWith("Tests knows no type of ML.NET. It is plain.", OfFail(s_onXunit with { Layers = [s_tests with { KnowsMLNet = false }] }), StringComparison.Ordinal);

    [Theory]
    [InlineData(TypeAttributes.NotPublic, MethodAttributes.Public)]
    [InlineData(TypeAttributes.Public, MethodAttributes.Assembly)]
    [InlineData(TypeAttributes.Public, MethodAttributes.FamANDAssem)]
    public void Violations_InternalTypeOrMemberNamed_IsReported(TypeAttributes type, MethodAttributes member)
        => Assert.EndsWith("only a layer that TouchesInternals may use that; Tests may not.", OfFail(s_onXunit, type, member), StringComparison.Ordinal);

    [Fact]
    public void Violations_PublicMemberNamed_AreNone() => Assert.Null(OfFail(s_onXunit));

    [Fact]
    public void Violations_LayerThatMayTouchInternals_AreNone()
        => Assert.Null(OfFail(s_onXunit with { Layers = [s_tests with { TouchesInternals = true }] }, TypeAttributes.NotPublic, MethodAttributes.Assembly));

    // What is said of the call of Assert.Fail in Problems, were class and method no more visible than this.
    private static string? OfFail(House house, TypeAttributes type = TypeAttributes.Public, MethodAttributes member = MethodAttributes.Public)
    {
        var module = Inspected.Open(Inspected.TheseTests);
        var assert = module.GetTypeReferences().Single(each => each.FullName is "Xunit.Assert").Resolve();
        var fail = assert.Methods.Single(method => method.Name is "Fail");
        assert.Attributes = (assert.Attributes & ~TypeAttributes.VisibilityMask) | type;
        fail.Attributes = (fail.Attributes & ~MethodAttributes.MemberAccessMask) | member;
        return new DependencyCheck(house).Violations(module)
            .SingleOrDefault(line => line.StartsWith("Architecture.Tests.Problems (method AssertNone) uses System.Void Xunit.Assert::Fail", StringComparison.Ordinal));
    }

    private static List<string> Violations(House house) => [.. new DependencyCheck(house).Violations(Inspected.Open(Inspected.TheseTests))];
}
