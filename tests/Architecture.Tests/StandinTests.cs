using Architecture.Tests.Api;

namespace Architecture.Tests;

/// <summary>A stand-in must not have what the real assembly lacks: code that uses it would compile here and miss there.</summary>
public class StandinTests
{
    public static TheoryData<string> Standins => [.. Inspected.Standins];

    [Theory]
    [MemberData(nameof(Standins))]
    public void Standin_EveryMemberThatEverybodySees_StandsInTheApiList(string standin)
        => Problems.AssertNone(StandinCheck.Differences(Inspected.StandinTypes(standin), Inspected.RealCatalog()));

    [Fact]
    public void Standins_OnTheirOwnList_HaveNothingToReport()
        => Assert.All(
            Inspected.Standins,
            standin => Problems.AssertNone(StandinCheck.Differences(Inspected.StandinTypes(standin), Inspected.StandinCatalog)));
}
