using System.Globalization;

namespace Microsoft.ML.Recurrent.Benchmarks.Text;

/// <summary>The sets of the reference data, each with its fixed split. They belong to others and are read where they lie.</summary>
/// <remarks>imdb: Maas et al. (2011), the official halves. sst2: Socher et al. (2013), trained on phrases, dev and test are whole sentences.
/// sms: Almeida et al. (2011), rows whose index is 4 modulo 5 are the test part. uci: Kotzias et al. (2015), ten folds by the set's own column.</remarks>
internal static class TextSets
{
    private const string Variable = "RECURRENT_REFERENCE_DATA";
    private const int Folds = 10;
    private const int FirstDevId = 11_250; // of 12 500 in each class

    public static IReadOnlyList<string> Names { get; } = ["imdb", "sst2", "sms", "uci"];

    /// <summary>Where the sets lie, or what is missing.</summary>
    public static (string? Folder, string Missing) Find()
    {
        string? root = Environment.GetEnvironmentVariable(Variable);
        if (string.IsNullOrEmpty(root))
            return (null, $"{Variable} is not set; it must name the folder of the reference data, the one that holds data/text. The sets are others' and are not part of this repository.");
        string folder = Path.Combine(root, "data", "text");
        return Directory.Exists(folder)
            ? (folder, "")
            : (null, $"{Variable} names '{root}', which holds no data/text; it must name the folder of the reference data.");
    }

    /// <summary>The set of a name: one split, or one for each fold, whose test parts together are the whole set.</summary>
    public static IReadOnlyList<TextSet> Read(string name, string folder) => name switch
    {
        "imdb" => [Imdb(Path.Combine(folder, "imdb"))],
        "sst2" => [Sst2(Path.Combine(folder, "sst2"))],
        "sms" => [Sms(Path.Combine(folder, "sms-spam"))],
        "uci" => Uci(Path.Combine(folder, "uci-sentiment")),
        _ => throw new ArgumentException($"There is no set '{name}'; known are {string.Join(", ", Names)}.", nameof(name)),
    };

    private static TextSet Imdb(string folder)
    {
        (TextExample Example, int Id)[] Half(string file) => TextRows.Read(Path.Combine(folder, file), 25_000, ["label", "rating", "id", "text"],
            cells => (new TextExample(cells[3], Bit(cells[0])), Id(cells[2])));
        // Reviews of one film have neighbouring ids. With the end of the ids as dev hardly a film is in both parts, as none is in train and test:
        // of a random tenth the names of films look like knowledge (docs/decisions/0010-sentiment-form.md).
        (TextExample Example, int Id)[] train = Half("train.tsv.gz");
        TextExample[] Of(Predicate<int> isWanted) => [.. train.Where(row => isWanted(row.Id)).Select(row => row.Example)];
        return new("imdb", Of(id => id < FirstDevId), Of(id => id >= FirstDevId), [.. Half("test.tsv.gz").Select(row => row.Example)], IsDevCutFromTrain: true);
    }

    private static TextSet Sst2(string folder)
    {
        TextExample[] Part(string file, int rows) => TextRows.Read(Path.Combine(folder, file), rows, ["label", "text"], cells => new TextExample(cells[1], Bit(cells[0])));
        return new("sst2", Part("train_phrases.tsv.gz", 67_349), Part("dev.tsv", 872), Part("test.tsv", 1_821), IsDevCutFromTrain: false);
    }

    private static TextSet Sms(string folder)
    {
        TextExample[] all = TextRows.Read(Path.Combine(folder, "SMSSpamCollection.tsv"), 5_574, ["Label", "SMS"], cells => new TextExample(cells[1], cells[0] switch
        {
            "spam" => true,
            "ham" => false,
            _ => throw new InvalidDataException($"A label is '{cells[0]}'; it must be ham or spam."),
        }));
        return TextSet.CuttingDev("sms", [.. all.Where((_, row) => row % 5 != 4)], [.. all.Where((_, row) => row % 5 == 4)]);
    }

    private static TextSet[] Uci(string folder)
    {
        (TextExample Example, int Fold)[] all = TextRows.Read(Path.Combine(folder, "all.tsv"), 3_000, ["label", "source", "fold", "text"],
            cells => (new TextExample(cells[3], Bit(cells[0])), Fold(cells[2])));
        TextExample[] Of(Predicate<int> isWanted) => [.. all.Where(row => isWanted(row.Fold)).Select(row => row.Example)];
        // The fold behind the test fold is dev, so that every row is dev once and test once.
        return [.. Enumerable.Range(0, Folds).Select(test => (Test: test, Dev: (test + 1) % Folds)).Select(split => new TextSet(
            "uci",
            Of(fold => fold != split.Test && fold != split.Dev),
            Of(fold => fold == split.Dev),
            Of(fold => fold == split.Test),
            IsDevCutFromTrain: true))];
    }

    private static bool Bit(string cell) => cell switch
    {
        "1" => true,
        "0" => false,
        _ => throw new InvalidDataException($"A label is '{cell}'; it must be 0 or 1."),
    };

    private static int Id(string cell) => int.TryParse(cell, NumberStyles.None, CultureInfo.InvariantCulture, out int id) ? id : throw new InvalidDataException($"An id is '{cell}'; it must be a whole number.");

    private static int Fold(string cell) => cell is [>= '0' and <= '9'] ? cell[0] - '0' : throw new InvalidDataException($"A fold is '{cell}'; it must be 0 to 9.");
}
