using System.Globalization;

namespace Microsoft.ML.Recurrent.Reliability;

/// <summary>The command and its numbers.</summary>
internal sealed record Arguments(string Command, int Seed, int First, int Count, int Seconds, string? Log)
{
    public const string Usage = "Give one of zips, inputs, files, kills, threads, disk; then --seed n, --count n, --first n, --seconds n, --log path.";

    /// <exception cref="FormatException">Not what <see cref="Usage"/> says.</exception>
    public static Arguments Parse(string[] args)
    {
        if (args.Length == 0 || args.Length % 2 == 0)
            throw new FormatException(Usage);
        var parsed = new Arguments(args[0], Seed: 1, First: 0, Count: args[0] == "kills" ? 50 : 2000, Seconds: 60, Log: null);
        for (int i = 1; i < args.Length; i += 2)
        {
            string value = args[i + 1];
            parsed = args[i] switch
            {
                "--seed" => parsed with { Seed = Number(value) },
                "--count" => parsed with { Count = Number(value) },
                "--first" => parsed with { First = Number(value) },
                "--seconds" => parsed with { Seconds = Number(value) },
                "--log" => parsed with { Log = value },
                _ => throw new FormatException(Usage),
            };
        }

        return parsed;
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
