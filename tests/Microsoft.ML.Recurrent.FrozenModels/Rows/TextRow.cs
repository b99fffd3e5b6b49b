using Microsoft.ML.Data;

namespace Microsoft.ML.Recurrent.FrozenModels;

/// <summary>What somebody said, whether it was praise, of what, and how strongly; some of it empty, long, or not of this alphabet.</summary>
internal sealed class TextRow
{
    private static readonly string[] Fillers = ["the", "it", "was", "we", "had", "a", "day", "there", "with", "some", "of", "my", "Größe", "don’t", "naïve"];

    private static readonly string[] Odd = ["", "   ", "!!!", "Splendid FILM 🎬🎬", "e\u0301tude [UNK] dreadful", "phone-soup-film-a-b", "日本語 splendid", "THE the The"];

    public string Text { get; set; } = "";

    public string[] Words { get; set; } = [];

    /// <summary>The text with dashes between its words.</summary>
    public string Dashed { get; set; } = "";

    public bool Positive { get; set; }

    /// <summary>Missing in every ninth row.</summary>
    public string Subject { get; set; } = "";

    public int Stars { get; set; }

    public static IDataView View(MLContext ml, int count = 48)
    {
        var random = new Random(8);
        return ml.Data.LoadFromEnumerable(Enumerable.Range(0, count).Select(i => Draw(random, i)).ToList());
    }

    private static TextRow Draw(Random random, int i)
    {
        bool positive = i % 2 == 0;
        string subject = ((string[])["film", "phone", "soup"])[i % 3];
        List<string> words = [.. Enumerable.Range(0, random.Next(9)).Select(_ => Fillers[random.Next(Fillers.Length)])];
        words.Insert(random.Next(words.Count + 1), positive ? "splendid" : "dreadful");
        words.Insert(random.Next(words.Count + 1), subject);
        string text = i % 6 == 5 ? Odd[i / 6 % Odd.Length] : string.Join(' ', words) + (positive ? "!" : ".");
        return new TextRow
        {
            Text = text,
            Words = [.. words, .. i % 7 == 6 ? [""] : Array.Empty<string>()],
            Dashed = string.Join('-', words),
            Positive = positive,
            Subject = i % 9 == 8 ? "" : subject,
            Stars = positive ? 5 : 1 + (i % 3 == 1 ? 1 : 0),
        };
    }
}
