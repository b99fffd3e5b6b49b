namespace Microsoft.ML.Recurrent.Reliability.Models;

/// <summary>Sound rows: two series of twenty steps, each row with a sequence, labels and a text.</summary>
internal static class Rows
{
    private static readonly string[] Kinds = ["praise", "blame", "none"];
    private static readonly string[] Texts = ["a good film, and a good day", "bad, bad, bad", "it is a film", "good \uD83D\uDE00 good", "not a bad day", "the day is bad and the film is bad"];

    public static IReadOnlyList<Row> All { get; } = [.. Enumerable.Range(0, 40).Select(Of)];

    private static Row Of(int i) => new()
    {
        Value = 5 + MathF.Sin(0.7f * i) + (0.1f * (i % 7)),
        Pair = [3 + MathF.Cos(i), 2 + MathF.Sin(0.3f * i)],
        Group = i < 20 ? "North" : "Süd",
        Time = new DateTime(2020, 1, 1).AddDays(i % 20),
        Flag = i % 3 == 0,
        Kind = Kinds[i % 3],
        Features = [.. Enumerable.Range(0, 8).Select(k => MathF.Sin((0.9f * i) + k) + (i % 3))],
        Text = Texts[i % Texts.Length],
    };
}
