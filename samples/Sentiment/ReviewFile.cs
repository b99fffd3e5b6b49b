using System.IO.Compression;

namespace Sentiment;

/// <summary>Texts with their labels, in a part to learn and a part to test on.</summary>
/// <param name="Train">Rows to learn.</param>
/// <param name="Test">Rows that nothing is learnt from.</param>
internal sealed record ReviewFile(Review[] Train, Review[] Test)
{
    private const string SplitColumn = "Split", TestPart = "test";

    /// <summary>Reads a file of columns parted by tabs, whose first line names them, packed or not.</summary>
    /// <param name="path">May end in <c>.gz</c>.</param>
    /// <param name="textColumn">Holds the texts.</param>
    /// <param name="labelColumn">Holds the classes, under any names.</param>
    /// <remarks>A column Split says which rows are to test on (<c>test</c>); without one every fifth row is.</remarks>
    /// <exception cref="InvalidDataException">A column or a cell is missing, or a part is empty.</exception>
    public static ReviewFile Read(string path, string textColumn, string labelColumn)
    {
        using Stream file = File.OpenRead(path);
        using var lines = new StreamReader(path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? new GZipStream(file, CompressionMode.Decompress) : file);
        string[] names = (lines.ReadLine() ?? "").Split('\t');
        int text = Place(names, textColumn), label = Place(names, labelColumn), split = Array.IndexOf(names, SplitColumn);
        List<Review> train = [], test = [];
        for (int row = 1; lines.ReadLine() is { } line; row++)
        {
            string[] cells = line.Split('\t');
            if (cells.Length != names.Length)
                throw new InvalidDataException(FormattableString.Invariant($"Line {row + 1} of '{path}' has {cells.Length} columns; its first line names {names.Length}. A text may hold no tab and no line break."));
            bool isTest = split < 0 ? row % 5 == 0 : cells[split] == TestPart;
            (isTest ? test : train).Add(new Review { Text = cells[text], Label = cells[label] });
        }

        return train.Count > 0 && test.Count > 0
            ? new ReviewFile([.. train], [.. test])
            : throw new InvalidDataException(FormattableString.Invariant($"'{path}' gives {train.Count} rows to learn and {test.Count} to test on; both need at least one."));
    }

    private static int Place(string[] names, string name)
    {
        int place = Array.IndexOf(names, name);
        return place >= 0 ? place : throw new InvalidDataException($"There is no column '{name}'; the file has '{string.Join("', '", names)}'. Name them with --text and --label.");
    }
}
