using Architecture.Tests.Dependencies;

namespace Architecture.Tests;

public class DependencyRuleTests
{
    [Fact]
    public void Recurrent_EveryType_KeepsTheDependencyRule()
        => Problems.AssertNone(Violations(RecurrentHouse.Rule));

    [Fact]
    public void Recurrent_NetworksDeniedTheEngines_BreaksTheRule()
    {
        var rule = RecurrentHouse.Rule with
        {
            Layers = [.. RecurrentHouse.Rule.Layers.Select(layer => layer.Name is "Networks" ? layer with { Sees = [] } : layer)],
        };

        Assert.NotEmpty(Violations(rule));
        Assert.All(Violations(rule), line => Assert.StartsWith("Microsoft.ML.Recurrent.Networks.", line, StringComparison.Ordinal));
    }

    [Fact]
    public void Recurrent_InteropDeniedInternals_BreaksTheRule()
    {
        var rule = RecurrentHouse.Rule with
        {
            Layers = [.. RecurrentHouse.Rule.Layers.Select(layer => layer with { TouchesInternals = false })],
        };

        Assert.NotEmpty(Violations(rule));
        Assert.All(Violations(rule), line => Assert.StartsWith("Microsoft.ML.Recurrent.Interop.", line, StringComparison.Ordinal));
    }

    [Fact]
    public void Rule_EveryLayerSeen_HasARowOfItsOwn()
    {
        var rows = RecurrentHouse.Rule.Layers.Select(layer => layer.Name).ToList();

        Assert.Distinct(rows);
        Assert.All(
            RecurrentHouse.Rule.Layers.SelectMany(layer => layer.Sees).Concat(RecurrentHouse.Rule.Elsewhere.Values),
            name => Assert.Contains(name, rows));
    }

    private static List<string> Violations(House rule)
    {
        using var file = Inspected.OpenOurs("Microsoft.ML.Recurrent");
        return [.. new DependencyCheck(rule, Inspected.StandinCatalog).Violations(file)];
    }
}
