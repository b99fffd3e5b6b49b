using System.Text.RegularExpressions;
using Architecture.Tests.Dependencies;

namespace Architecture.Tests;

public class DependencyRuleTests
{
    public static TheoryData<string> Shipped => Inspected.Shipped;

    [Theory]
    [MemberData(nameof(Shipped))]
    public void Shipped_EveryType_KeepsTheDependencyRule(string assembly)
        => Problems.AssertNone(Violations(assembly, layer => layer));

    [Theory]
    [InlineData(Inspected.Recurrent, "Networks")]
    [InlineData(Inspected.TorchSharp, "TorchSharp")]
    public void Shipped_LayerDeniedTheEngines_BreaksTheRule(string assembly, string denied)
    {
        var found = Violations(assembly, layer => layer.Name == denied ? layer with { Sees = [] } : layer);

        Assert.NotEmpty(found);
        Assert.All(found, line => Assert.StartsWith($"Microsoft.ML.Recurrent.{denied}.", line, StringComparison.Ordinal));
    }

    [Fact]
    public void Recurrent_InteropDeniedInternals_BreaksTheRule()
    {
        var found = Violations(Inspected.Recurrent, layer => layer with { TouchesInternals = false });

        Assert.All(found, line => Assert.StartsWith("Microsoft.ML.Recurrent.Interop.", line, StringComparison.Ordinal));
        Assert.Contains(found, line => line.Contains("Microsoft.ML.Data.ITransformerChainAccessor", StringComparison.Ordinal)); // a type
        Assert.Contains(found, line => line.Contains("Microsoft.ML.ModelSaveContext::SaveBinaryStream", StringComparison.Ordinal)); // a member of a public type
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
    public void Architecture_FolderTable_ListsTheFoldersThatThereAre()
    {
        const string Row = @"^\| (?<folders>(`[\w/]+/`(, )?)+) \|";
        var listed = Regex.Matches(File.ReadAllText(Inspected.PathOf("ARCHITECTURE.md")), Row, RegexOptions.Multiline | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1))
            .SelectMany(row => row.Groups["folders"].Value.Split(", "))
            .Select(folder => folder.Trim('`', '/').Replace('/', '.'));
        var root = RecurrentHouse.Rule.Root + ".";
        var there = Inspected.Open(Inspected.Recurrent).Types.Select(type => type.Namespace).Distinct(StringComparer.Ordinal)
            .Where(name => name.StartsWith(root, StringComparison.Ordinal))
            .Select(name => name[root.Length..])
            .Where(name => !name.Contains('.', StringComparison.Ordinal))
            .Append("Engines.Managed"); // a folder within another is listed where its row of the rule differs

        Assert.Equal(there.Order(StringComparer.Ordinal), listed.Order(StringComparer.Ordinal));
    }

    private static List<string> Violations(string assembly, Func<Layer, Layer> change)
    {
        var rule = RecurrentHouse.Rule with { Layers = [.. RecurrentHouse.Rule.Layers.Select(change)] };
        return [.. new DependencyCheck(rule).Violations(Inspected.Open(assembly))];
    }
}
