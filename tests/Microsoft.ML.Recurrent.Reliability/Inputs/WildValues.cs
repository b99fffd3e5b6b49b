using Microsoft.ML.Data;
using Microsoft.ML.Recurrent.Reliability.Models;

namespace Microsoft.ML.Recurrent.Reliability.Inputs;

/// <summary>Values as they come out of broken sensors, forms and files.</summary>
internal static class WildValues
{
    private static readonly float[] Numbers =
    [
        float.NaN, float.PositiveInfinity, float.NegativeInfinity, float.MaxValue, float.MinValue, 1e30f, -1e30f, 1e20f, 1e10f, float.Epsilon, 0f, -0f, -5f, 1e-38f, 5.5f,
    ];

    public static float Number(Random random) => Numbers[random.Next(Numbers.Length)];

    public static string? Text(Random random) => random.Next(16) switch
    {
        0 => null,
        1 => "",
        2 => " \t \u00A0\u3000 ",
        3 => new string([.. Enumerable.Range(0, 40).Select(_ => (char)random.Next(32))]),
        4 => "good \uD83D day \uDE00 \uDFFF\uD800",
        5 => string.Join(' ', Enumerable.Repeat("bad day", 50_000)),
        6 => new string('a', 300_000),
        7 => string.Concat(Enumerable.Repeat("\uD83D\uDE00\u200D", 20_000)),
        8 => "e" + new string('\u0301', 10_000),
        9 => "[UNK] </w> \\n \\ [UNK]</w>",
        10 => "\uFEFFgood\u202Eyad\u2066 \0 bad",
        11 => new string([.. Enumerable.Range(0, 2000).Select(_ => (char)random.Next(0x10000))]),
        12 => "İSTANBUL ß ﬃ Ǆ ΌΣΟΣ",
        13 => "film",
        14 => new string(' ', 100_000) + "day",
        _ => "\uD800",
    };

    /// <summary>Changes the members of a row that a model may read.</summary>
    public static void Change(WildRow row, Random random)
    {
        switch (random.Next(14))
        {
            case 0 or 1 or 2:
                row.Value = Number(random);
                (row.Precise, row.Whole) = (row.Value, random.Next());
                break;
            case 3:
                row.Pair = random.Next(4) switch { 0 => null, 1 => [], 2 => [1, 2, 3], _ => [Number(random), Number(random)] };
                break;
            case 4:
                row.Group = random.Next(3) == 0 ? null : Text(random);
                break;
            case 5:
                row.Time = random.Next(3) switch { 0 => DateTime.MinValue, 1 => DateTime.MaxValue, _ => new DateTime(2020, 1, 1) };
                break;
            case 6 or 7:
                row.Features = random.Next(6) switch { 0 => null, 1 => [], 2 => [1, 2, 3], 3 => new float[10], _ => [.. Enumerable.Range(0, 8).Select(_ => Number(random))] };
                break;
            case 8:
                row.Kind = Text(random);
                break;
            case 9:
                row.Ragged = random.Next(5) switch { 0 => null, 1 => [], 2 => [Number(random)], 3 => new float[100_000], _ => [1, 2, 3, 4, 5] };
                row.Sparse = random.Next(2) == 0 ? default : new VBuffer<float>(8, 1, [Number(random)], [7]);
                break;
            case 10:
                row.Words = random.Next(4) switch { 0 => null, 1 => [null, "", "good"], 2 => [.. Enumerable.Repeat("good", 100_000)], _ => [Text(random)] };
                break;
            case 11:
                (row.Key, row.Keys) = ((uint)random.Next(8), [0, 5, (uint)random.Next(int.MaxValue)]);
                break;
            default:
                row.Text = Text(random);
                break;
        }
    }
}
