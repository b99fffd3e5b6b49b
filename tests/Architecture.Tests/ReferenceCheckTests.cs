using Architecture.Tests.Api;

namespace Architecture.Tests;

/// <summary>The check of references must itself find what it is there to find. It looks at what these tests need of xunit's
/// assertions.</summary>
public class ReferenceCheckTests
{
    [Fact]
    public void Missing_MemberWithAnotherSignature_IsReportedBesideTheRealOne()
    {
        var problems = Missing("public static void Fail(int message)");

        Assert.Contains(
            "Architecture.Tests references Xunit.Assert :: static Fail(string):void of xunit.v3.assert: "
            + "the real type has 'Fail' only as static Fail(int):void.",
            problems);
    }

    [Fact]
    public void Missing_MemberThatIsNotStatic_IsReported()
        => Assert.Contains(
            Missing("public void Fail(string message)"),
            line => line.Contains("static Fail(string):void", StringComparison.Ordinal));

    [Fact]
    public void Missing_MemberNotListed_IsReported()
        => Assert.Contains(
            Missing("public Assert()"),
            line => line.EndsWith("the real type has no member 'Fail'.", StringComparison.Ordinal));

    [Fact]
    public void Missing_TypeNotListed_IsReported()
        => Assert.Contains(
            "Architecture.Tests references type Xunit.Assert of xunit.v3.assert: the real assembly has no such type.",
            Missing("public Other()", type: "Other"));

    [Fact]
    public void Missing_MemberListed_IsNotReported()
        => Assert.DoesNotContain(
            Missing("public static void Fail(string message = null)"),
            line => line.Contains("'Fail'", StringComparison.Ordinal));

    [Fact]
    public void Missing_GenericMemberListed_IsNotReported()
        => Assert.DoesNotContain(
            Missing("public static void DoesNotContain<T>(IEnumerable<T> collection, Predicate<T> filter)"),
            line => line.Contains(" :: static DoesNotContain``1(IEnumerable<!!0>,Predicate<!!0>):void", StringComparison.Ordinal));

    private static List<string> Missing(string member, string type = "Assert")
    {
        using var file = Inspected.OpenOurs("Architecture.Tests");
        var list = ApiList.Parse("xunit.v3.assert", $"namespace Xunit\n  public class {type}\n      {member}\n");
        return [.. ReferenceCheck.Missing(file, new ApiCatalog(list))];
    }
}
