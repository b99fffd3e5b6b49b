using System.Globalization;
using System.Text;
using Microsoft.ML.Recurrent.Networks;

namespace Microsoft.ML.Recurrent.Persistence;

/// <summary>The entry <c>Ngrams.txt</c>: the pairs of tokens that a bag of n-grams knows, per line two ids with a blank between. Line 0 has the first number after the tokens'.</summary>
internal static class NgramFile
{
    public const string EntryName = "Ngrams.txt";

    public static void Write(Stream stream, NgramIndex ngrams)
    {
        using var writer = new StreamWriter(stream, Encoding.ASCII, leaveOpen: true) { NewLine = "\n" };
        foreach ((int first, int second) in ngrams.Pairs)
            writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{first} {second}"));
    }

    /// <param name="stream">The entry.</param>
    /// <param name="spec">The network that they belong to.</param>
    /// <exception cref="InvalidDataException">The file is cut, holds something else, or is another network's.</exception>
    public static NgramIndex Read(Stream stream, NetworkSpec spec)
    {
        try
        {
            using var reader = new StreamReader(stream, Encoding.ASCII, detectEncodingFromByteOrderMarks: false, leaveOpen: true);
            string[] lines = reader.ReadToEnd().Split('\n');
            if (lines[^1].Length > 0)
                throw new FormatException("its last line does not end");
            if (lines.Length - 1 != spec.NgramCount - spec.VocabularySize)
                throw new FormatException(FormattableString.Invariant($"it holds {lines.Length - 1} pairs, and the network knows {spec.NgramCount - spec.VocabularySize}"));
            return new NgramIndex(spec.VocabularySize, Array.ConvertAll(lines[..^1], Pair));
        }
        catch (Exception error) when (error is ArgumentException or FormatException)
        {
            throw new InvalidDataException($"{EntryName} cannot be read: {error.Message.TrimEnd('.')}. The file is damaged; save the model again.", error);
        }
    }

    private static (int First, int Second) Pair(string line)
    {
        string[] ids = line.Split(' ');
        return ids.Length == 2 && int.TryParse(ids[0], NumberStyles.None, CultureInfo.InvariantCulture, out int first) && int.TryParse(ids[1], NumberStyles.None, CultureInfo.InvariantCulture, out int second)
            ? (first, second)
            : throw new FormatException($"line '{line}' is not two ids");
    }
}
