namespace Docs.Checks;

/// <summary>A table before which <c>&lt;!-- columns: Name --&gt;</c> stands lists the columns that a transformer really adds; one with <c>&lt;!-- accepts: Name --&gt;</c> the
/// types of the columns that it really takes.</summary>
public sealed class ColumnTableTests
{
    public static TheoryData<string> Columns => [.. ColumnCases.All.Keys];

    public static TheoryData<string> Accepted => [.. AcceptedTypes.All.Keys];

    [Theory]
    [MemberData(nameof(Columns))]
    public void Columns_OfTheTable_AreThoseOfTheTransformersSchema(string name)
    {
        MarkdownTable table = Table("columns", name);

        string[] found = [.. table.Column("input").Zip(table.Column("column"), table.Column("type")).Select(row => $"{row.First} | {row.Second} | {row.Third}")];

        Assert.Equal(ColumnCases.All[name]().SelectMany(example => example.Added).Order(StringComparer.Ordinal), found.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Accepted))]
    public void Types_OfTheTable_AreTakenAndNoOthers(string name)
    {
        MarkdownTable table = Table("accepts", name);
        IReadOnlyDictionary<string, Action<string>> uses = AcceptedTypes.All[name];
        var wrong = new List<string>();

        Assert.Equal(uses.Keys.Order(StringComparer.Ordinal), table.Column("option").Order(StringComparer.Ordinal));
        foreach ((string option, string types) in table.Column("option").Zip(table.Column("types")))
        {
            HashSet<string> said = AnyRow.Spelled(types);
            Assert.Empty(said.Except(AnyRow.ColumnOf.Keys, StringComparer.Ordinal));
            foreach ((string type, string column) in AnyRow.ColumnOf)
            {
                Exception? error = Record.Exception(() => uses[option](column));
                if (said.Contains(type) ? error is not null : error is not ArgumentException)
                    wrong.Add($"{name}.{option} and {type}: the table {(said.Contains(type) ? "has it" : "does not have it")}, and it gives {error?.Message ?? "no error"}.");
            }
        }

        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
    }

    [Fact]
    public void Markers_OfTables_AreAllKnown()
    {
        Marker[] markers = [.. Repository.Pages.SelectMany(page => page.Tables).Select(table => table.Marker).OfType<Marker>()];

        Assert.All(markers, marker => Assert.True(marker.Kind switch
        {
            "columns" => ColumnCases.All.ContainsKey(marker.Value),
            "accepts" => AcceptedTypes.All.ContainsKey(marker.Value),
            "options" => true,
            _ => false,
        }, $"A table cannot be checked against {marker}."));
    }

    private static MarkdownTable Table(string kind, string name)
        => Assert.Single(Repository.Pages.SelectMany(page => page.Tables), table => table.Marker is { } marker && marker.Kind == kind && marker.Value == name);
}
