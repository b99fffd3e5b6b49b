namespace Microsoft.ML.Recurrent.Tests.Samples;

/// <summary>The reviews that the text sample trains on: what its figures rest on does not change unseen.</summary>
public sealed class ReviewsFileTests
{
    private static readonly string[][] Lines =
        [.. File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Samples", "reviews.tsv")).Select(line => line.Split('\t'))];

    private static IEnumerable<string[]> Rows => Lines.Skip(1);

    [Fact]
    public void Reviews_EveryRow_HasTheFourColumnsAndKnownValues()
    {
        Assert.Equal(["Text", "Positive", "Subject", "Split"], Lines[0]);
        Assert.All(Rows, row =>
        {
            Assert.Equal(4, row.Length);
            Assert.Contains(row[1], (string[])["true", "false"]);
            Assert.Contains(row[2], (string[])["film", "restaurant", "hotel", "book", "phone", "software", "shop"]);
            Assert.Contains(row[3], (string[])["train", "test"]);
        });
    }

    [Fact]
    public void Reviews_EverySubjectAndPart_IsBalanced()
    {
        Assert.Equal(910, Rows.Count());
        Assert.Equal(14, Rows.GroupBy(row => (row[2], row[3])).Count());
        Assert.All(Rows.GroupBy(row => (row[2], row[3])), group =>
            Assert.Equal(group.Key.Item2 == "test" ? (16, 16) : (49, 49), (group.Count(row => row[1] == "true"), group.Count(row => row[1] == "false"))));
    }

    [Fact]
    public void Reviews_Texts_AreDistinctUnquotedAndOfFourToFortyWords()
    {
        string[] texts = [.. Rows.Select(row => row[0])];

        Assert.Equal(texts.Length, texts.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.All(texts, text =>
        {
            Assert.DoesNotContain('"', text); // a loader that knows quoting reads the same
            Assert.InRange(text.Split(' ').Length, 4, 40);
        });
    }
}
