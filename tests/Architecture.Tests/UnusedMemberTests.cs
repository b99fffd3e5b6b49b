using Architecture.Tests.Members;

namespace Architecture.Tests;

public class UnusedMemberTests
{
    private static readonly string[] s_usedOtherwise =
    [
        "Interop.ModelFolderLoader.Create", // ML.NET calls it by name
        "Data.TimeReader`1..ctor", "Data.VectorColumnBuffer`1..ctor", "Data.ScalarColumnBuffer`1..ctor", // made for a column's type
        "CompilerServices.IgnoresAccessChecksToAttribute", // read by the runtime
        "Interop.SchemaShapes.Of", // tests ask it, for ML.NET's own way is internal
    ];

    [Fact]
    public void Shipped_EveryHiddenMethod_IsNamedSomewhere()
    {
        var torchSharp = Inspected.Open(Inspected.TorchSharp);
        var recurrent = torchSharp.AssemblyResolver.Resolve(torchSharp.AssemblyReferences.Single(each => each.Name is Inspected.Recurrent)).MainModule;

        Problems.AssertNone(UnusedMembers.In(recurrent, torchSharp).Where(line => !s_usedOtherwise.Any(name => line.Contains(name, StringComparison.Ordinal))));
    }

    [Fact]
    public void In_MethodThatNobodyCalls_IsReportedAndOneThatIsCalledIsNot()
    {
        var unused = UnusedMembers.In(Inspected.Open(Inspected.TheseTests)).ToList();

        Assert.Contains(unused, line => line.Contains(nameof(NobodyCallsThis), StringComparison.Ordinal));
        Assert.DoesNotContain(unused, line => line.Contains("Problems.AssertNone", StringComparison.Ordinal));
    }

#pragma warning disable IDE0051 // that it is unused is the point
    private static int NobodyCallsThis() => 1;
#pragma warning restore IDE0051
}
