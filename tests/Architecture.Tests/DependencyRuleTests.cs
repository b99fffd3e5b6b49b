using System.Text.RegularExpressions;
using Architecture.Tests.Api;
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

    [Fact]
    public void TorchSharp_EveryType_KeepsTheDependencyRule()
        => Problems.AssertNone(Violations(RecurrentHouse.Rule, "Microsoft.ML.Recurrent.TorchSharp"));

    [Fact]
    public void TorchSharp_DeniedTheEngines_BreaksTheRule()
    {
        var rule = RecurrentHouse.Rule with
        {
            Layers = [.. RecurrentHouse.Rule.Layers.Select(layer => layer.Name is "TorchSharp" ? layer with { Sees = [] } : layer)],
        };

        Assert.NotEmpty(Violations(rule, "Microsoft.ML.Recurrent.TorchSharp"));
    }

    [Fact]
    public void Architecture_FolderTable_ListsTheFoldersThatThereAre()
    {
        var listed = Regex.Matches(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "shipped", "ARCHITECTURE.md")), @"^\| (?<folders>(`[\w/]+/`(, )?)+) \|",
                RegexOptions.Multiline | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1))
            .SelectMany(row => row.Groups["folders"].Value.Split(", ")).Select(folder => folder.Trim('`', '/').Replace('/', '.')).ToList();
        var there = Inspected.LoadShipped("Microsoft.ML.Recurrent").GetTypes().Select(type => type.Namespace ?? "")
            .Where(name => name.StartsWith(RecurrentHouse.Rule.Root + ".", StringComparison.Ordinal)).Distinct(StringComparer.Ordinal)
            .Select(name => name[(RecurrentHouse.Rule.Root.Length + 1)..]).ToList();

        // A folder within another is listed where its row of the rule differs.
        Assert.Equal(there.Where(name => !name.Contains('.', StringComparison.Ordinal)).Append("Engines.Managed").Order(StringComparer.Ordinal), listed.Order(StringComparer.Ordinal));
    }

    // TorchSharp's own types are what its engine is there to use.
    private static List<string> Violations(House rule, string assembly = "Microsoft.ML.Recurrent")
    {
        using var file = Inspected.OpenOurs(assembly);
        var mlNet = new ApiCatalog(Inspected.Standins.Where(name => name is not "TorchSharp").SelectMany(Inspected.StandinTypes));
        return [.. new DependencyCheck(rule, mlNet).Violations(file)];
    }
}
