using System.IO.Compression;
using System.Text;

namespace Microsoft.ML.Recurrent.Benchmarks.Text;

/// <summary>Rows of a tab-separated file with a header and without quoting, gzipped where its name says so.</summary>
internal static class TextRows
{
    /// <summary>Every row, which must be exactly so many: a set that was cut or doubled gives figures that compare with nothing.</summary>
    public static T[] Read<T>(string path, int count, string[] header, Func<string[], T> read)
    {
        using Stream file = File.OpenRead(path);
        using Stream plain = path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : file;
        using var reader = new StreamReader(plain, Encoding.UTF8);
        string? first = reader.ReadLine();
        if (first is null || !first.Split('\t').AsSpan().SequenceEqual(header))
            throw new InvalidDataException($"'{path}' begins with '{first}'; its header must be {string.Join(", ", header)}, separated by tabs.");

        var rows = new List<T>(count);
        while (reader.ReadLine() is { } line)
        {
            string[] cells = line.Split('\t');
            if (cells.Length != header.Length)
                throw new InvalidDataException($"Row {rows.Count + 1} of '{path}' has {cells.Length} cells; its header has {header.Length}.");
            rows.Add(read(cells));
        }

        return rows.Count == count
            ? [.. rows]
            : throw new InvalidDataException($"'{path}' has {rows.Count} rows; the set has {count}. Fetch the whole set again.");
    }
}
