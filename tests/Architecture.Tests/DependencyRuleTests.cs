using Architecture.Tests.Dependencies;

namespace Architecture.Tests;

public class DependencyRuleTests
{
    [Fact]
    public void Recurrent_EveryType_KeepsTheDependencyRule()
    {
        using var file = Inspected.OpenOurs("Microsoft.ML.Recurrent");

        Assert.Empty(new DependencyCheck(RecurrentHouse.Rule, Inspected.StandinCatalog).Violations(file));
    }
}
