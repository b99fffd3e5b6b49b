using System.Reflection;
using Microsoft.ML;
using Microsoft.ML.Recurrent.Sequences;
using Microsoft.ML.Recurrent.TorchSharp;

namespace Docs.Checks;

/// <summary>A table before which <c>&lt;!-- options: Name --&gt;</c> stands lists the options of that record: all that it declares, and of those that it inherits all
/// whose default is another than where they are declared.</summary>
public sealed class OptionTableTests
{
    private static readonly Type[] s_records =
    [
        .. new[] { typeof(MLContextExtensions), typeof(TorchSharpEngine) }.SelectMany(type => type.Assembly.GetExportedTypes())
            .Where(type => type.Name.EndsWith("Options", StringComparison.Ordinal) || type.Name.EndsWith("Schedule", StringComparison.Ordinal)),
    ];

    private static IEnumerable<(MarkdownPage Page, MarkdownTable Table)> Tables
        => from page in Repository.Pages from table in page.Tables where table.Marker?.Kind == "options" select (page, table);

    public static TheoryData<string> Records => [.. s_records.Where(type => Described(type).Count > 0).Select(type => type.Name).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Records))]
    public void Table_OfTheRecord_ListsItsOptionsWithTypesAndDefaults(string record)
    {
        Type type = s_records.Single(type => type.Name == record);
        (MarkdownPage _, MarkdownTable table) = Assert.Single(Tables, found => found.Table.Marker!.Value == record);

        string[] expected = [.. Described(type).Select(property => $"{property.Name} | {OptionText.Type(property)} | {OptionText.Default(property, Concrete(type))}")];
        string[] found = [.. table.Column("option").Zip(table.Column("type"), table.Column("default")).Select(row => $"{row.First} | {row.Second} | {row.Third}")];

        Assert.Equal(expected.Order(StringComparer.Ordinal), found.Order(StringComparer.Ordinal));
        Assert.All(table.Rows, row => Assert.All(row, cell => Assert.NotEqual("", cell)));
    }

    [Fact]
    public void Tables_EachOne_NamesARecord()
        => Assert.Empty(Tables.Select(found => found.Table.Marker!.Value).Except(Records.Select(row => row.Data), StringComparer.Ordinal));

    private static List<PropertyInfo> Described(Type type)
    {
        IEnumerable<PropertyInfo> own = OptionText.Settable(type, BindingFlags.DeclaredOnly).Where(property => property.GetMethod!.GetBaseDefinition().DeclaringType == type || IsChanged(property));
        return [.. own, .. OptionText.Settable(type).Where(property => property.DeclaringType != type && IsChanged(property))];

        bool IsChanged(PropertyInfo property)
        {
            Type declaring = property.GetMethod!.GetBaseDefinition().DeclaringType!;
            return !type.IsAbstract && (property.GetMethod.GetBaseDefinition().IsAbstract || OptionText.Default(property, type) != OptionText.Default(property, Concrete(declaring)));
        }
    }

    // An abstract record's own defaults are seen on one that leaves them as they are.
    private static Type Concrete(Type type) => !type.IsAbstract ? type : s_records.First(other => !other.IsAbstract && other.IsSubclassOf(type) && other != typeof(Microsoft.ML.Recurrent.Sentiment.SentimentOptions)
        && (other == typeof(LstmOptions) || !typeof(SequenceOptions).IsAssignableFrom(other)) && other.Name != "AdamWOptions");
}
