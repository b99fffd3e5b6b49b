using Microsoft.ML.Recurrent.Networks;

namespace Microsoft.ML.Recurrent.Tests.Sentiment;

/// <summary>What somebody said, whether it was praise, and of what; one word gives each away.</summary>
internal sealed class Review
{
    private static readonly string[] Fillers = ["the", "it", "was", "we", "had", "a", "day", "there", "with", "some", "of", "my"];

    public string? Text { get; set; }

    public string[] Words { get; set; } = [];

    public bool Positive { get; set; }

    public string Subject { get; set; } = "";

    public float Number { get; set; }

    /// <summary>Two to nine words each, the same each time, of both kinds and three subjects in turn.</summary>
    public static List<Review> Rows(int count) => Enumerable.Range(0, count).Select(i =>
    {
        SeedSequence random = new SeedSequence(11).For("review", i); // what does not tell the label must not go with it
        int Draw(int place, int count) => (int)(random.Uniform(place) * count);
        bool positive = i % 2 == 0;
        string subject = ((string[])["film", "phone", "soup"])[i % 3];
        List<string> words = Enumerable.Range(0, Draw(0, 8)).Select(k => Fillers[Draw(k + 3, Fillers.Length)]).ToList();
        words.Insert(Draw(1, words.Count + 1), positive ? "splendid" : "dreadful");
        words.Insert(Draw(2, words.Count + 1), subject);
        return new Review { Text = string.Join(' ', words), Words = [.. words], Positive = positive, Subject = subject, Number = (i % 3) - 1 };
    }).ToList();

    public static IDataView View(MLContext ml, int count) => ml.Data.LoadFromEnumerable(Rows(count));

    public static IDataView Of(MLContext ml, params string?[] texts) => ml.Data.LoadFromEnumerable(texts.Select(text => new Review { Text = text, Words = text?.Split(' ') ?? [] }).ToList());
}
