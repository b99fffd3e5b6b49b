using Architecture.Tests.Api;

namespace Architecture.Tests;

/// <summary>Whatever our assemblies need of ML.NET, Tokenizers and TorchSharp must be there in the real ones, with the same
/// signature.</summary>
public class ReferenceTests
{
    public static TheoryData<string> Ours => [.. Inspected.Ours];

    [Theory]
    [MemberData(nameof(Ours))]
    public void Assembly_EveryReferenceToWhatStandinsStandFor_StandsInTheApiList(string assembly)
    {
        using var file = Inspected.OpenOurs(assembly);

        Problems.AssertNone(ReferenceCheck.Missing(file, Inspected.RealCatalog()));
    }

    [Theory]
    [MemberData(nameof(Ours))]
    public void Assembly_EveryInterfaceAndAbstractBaseOfMLNet_HasTheRealMembersInItsStandin(string assembly)
    {
        using var file = Inspected.OpenOurs(assembly);

        Problems.AssertNone(ImplementationCheck.Incomplete(file, Inspected.StandinCatalog, Inspected.RealCatalog()));
    }
}
