namespace Sentiment;

/// <summary>Which file to learn from: the sample's own, or <c>--data file --text column --label column</c>.</summary>
internal sealed record Arguments(string Data, string Text, string Label)
{
    private static readonly string[] Names = ["--data", "--text", "--label"];

    /// <exception cref="ArgumentException">An argument is not known, or lacks its value.</exception>
    public static Arguments Parse(string[] arguments)
    {
        var given = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["--data"] = Path.Combine(AppContext.BaseDirectory, "reviews.tsv"),
            ["--text"] = "Text",
            ["--label"] = "Positive",
        };
        for (int i = 0; i < arguments.Length; i += 2)
        {
            if (!Names.Contains(arguments[i], StringComparer.Ordinal) || i + 1 == arguments.Length)
                throw new ArgumentException($"'{arguments[i]}' is no option, or lacks its value. Usage: --data <file.tsv[.gz]> --text <column> --label <column>");
            given[arguments[i]] = arguments[i + 1];
        }

        return new(given["--data"], given["--text"], given["--label"]);
    }
}
