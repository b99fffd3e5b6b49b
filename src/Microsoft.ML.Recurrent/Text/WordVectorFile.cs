using System.Buffers;
using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Microsoft.ML.Recurrent.Text;

/// <summary>Reads GloVe's and fastText's text files: a token and D numbers per line, separated by blanks; before them, as fastText writes it, a line
/// with the number of rows and D, or none. A file that ends in <c>.gz</c> is unpacked on the way.</summary>
/// <remarks>Only the vectors of a vocabulary are kept, so a file of any size can be read. Of a token that occurs twice the first counts, and before those that only become it when they are normalised. GloVe: Pennington,
/// Socher &amp; Manning (2014), doi:10.3115/v1/D14-1162. fastText: Bojanowski et al. (2017), doi:10.1162/tacl_a_00051.</remarks>
internal sealed class WordVectorFile
{
    private static readonly SearchValues<char> Blanks = SearchValues.Create(" \t");

    private readonly string _path;
    private readonly Vocabulary _vocabulary;
    private readonly TextNormalizer _normalizer;
    private readonly bool[] _isFound, _isExact;
    private float[] _values = [];
    private int _width;
    private long _line;

    private WordVectorFile(string path, Vocabulary vocabulary, TextNormalizer normalizer)
    {
        (_path, _vocabulary, _normalizer) = (path, vocabulary, normalizer);
        (_isFound, _isExact) = (new bool[vocabulary.Count], new bool[vocabulary.Count]);
    }

    /// <exception cref="InvalidDataException">A line has another number of numbers than those before, or one that is none; its line number is named. Or
    /// the file is empty, or has fewer rows than its first line says.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static WordVectors Read(string path, Vocabulary vocabulary, TextNormalizer normalizer)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1 << 16, FileOptions.SequentialScan);
        if (!path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase))
            return new WordVectorFile(path, vocabulary, normalizer).Read(file);
        using var unpacked = new GZipStream(file, CompressionMode.Decompress);
        return new WordVectorFile(path, vocabulary, normalizer).Read(unpacked);
    }

    private WordVectors Read(Stream stream)
    {
        using var reader = new StreamReader(stream, Encoding.UTF8, detectEncodingFromByteOrderMarks: true, bufferSize: 1 << 16, leaveOpen: true);
        long rows = 0, promised = -1;
        while (NextLine(reader) is { } text)
        {
            _line++;
            ReadOnlySpan<char> line = text.AsSpan().TrimEnd(" \t\r");
            if (_line == 1 && TryReadHeader(line, out promised))
                continue;
            if (line.IsEmpty)
                throw Wrong("is empty", "Give a token and its numbers");
            ReadRow(line);
            rows++;
        }

        if (rows == 0)
            throw new InvalidDataException($"Vector file '{_path}' holds no vector. Give a text file of GloVe's or fastText's.");
        if (promised >= 0 && rows != promised)
            throw new InvalidDataException(FormattableString.Invariant($"Vector file '{_path}' has {rows} rows; its first line says {promised}. The file is cut; get it whole, or correct that line."));
        return new WordVectors(_width, _values, _isFound);
    }

    private string? NextLine(StreamReader reader)
    {
        try
        {
            return reader.ReadLine();
        }
        catch (InvalidDataException error)
        {
            throw new InvalidDataException($"Vector file '{_path}' cannot be unpacked: {error.Message.TrimEnd('.')}. The file is damaged or no gzip file; get it again, or take '.gz' from its name.", error);
        }
    }

    // Two whole numbers and nothing else. A row of GloVe's with one number per token would look alike; there are no such files.
    private bool TryReadHeader(ReadOnlySpan<char> line, out long rows)
    {
        rows = -1;
        int blank = line.IndexOfAny(Blanks);
        bool isHeader = blank > 0
            && long.TryParse(line[..blank], NumberStyles.None, CultureInfo.InvariantCulture, out rows)
            && int.TryParse(line[(blank + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out int width)
            && Begin(width);
        if (!isHeader)
            rows = -1;
        return isHeader;
    }

    private bool Begin(int width)
    {
        if (width < 1 || (long)width * _vocabulary.Count > Array.MaxLength)
            throw Wrong(FormattableString.Invariant($"has {width} numbers per token"), FormattableString.Invariant($"Give a file with 1 to {Array.MaxLength / _vocabulary.Count}, which is what a table of {_vocabulary.Count} tokens takes"));
        _width = width;
        return true;
    }

    private void ReadRow(ReadOnlySpan<char> line)
    {
        int fields = 1 + Count(line);
        if (_width == 0)
            Begin(fields - 1);
        ReadOnlySpan<char> token = line;
        // The token is all before the last D fields: some files have tokens with blanks in them.
        for (int i = Math.Min(_width, fields - 1); i > 0; i--)
            token = token[..token.LastIndexOfAny(Blanks)];
        if (_values.Length == 0 && fields > _width)
            _values = new float[_width * _vocabulary.Count]; // not before a row bears out what the first line says
        ReadOnlySpan<char> numbers = fields > _width ? line[(token.Length + 1)..] : default;
        bool isRagged = fields <= _width || (fields > _width + 1 && AreNumbers(token[(token.IndexOfAny(Blanks) + 1)..]));
        if (isRagged)
            throw Wrong(FormattableString.Invariant($"has {fields - 1} numbers"), FormattableString.Invariant($"Every line needs {_width}, as those before"));
        (int id, bool isExact) = Find(token);
        bool isWanted = id > Vocabulary.UnknownId && (!_isFound[id] || (isExact && !_isExact[id]));
        ReadNumbers(numbers, isWanted ? _values.AsSpan(id * _width, _width) : default);
        if (isWanted)
            (_isFound[id], _isExact[id]) = (true, isExact);
    }

    // A file may have don’t with either apostrophe, or both: then the one counts that the vocabulary has.
    private (int Id, bool IsExact) Find(ReadOnlySpan<char> token)
    {
        int id = _vocabulary.Find(token);
        return id >= 0 || _normalizer.IsNormal(token) ? (id, true) : (_vocabulary.Find(_normalizer.Normalize(token).Text), false);
    }

    // Read even where nobody wants them: a damaged file should not pass because of the vocabulary.
    private void ReadNumbers(ReadOnlySpan<char> numbers, Span<float> destination)
    {
        for (int i = 0; i < _width; i++)
        {
            int blank = numbers.IndexOfAny(Blanks);
            ReadOnlySpan<char> field = blank < 0 ? numbers : numbers[..blank];
            if (!TryParse(field, out float value))
                throw Wrong($"holds '{field}' as number {i + 1}", "Every one must be a finite number");
            if (!destination.IsEmpty)
                destination[i] = value;
            numbers = blank < 0 ? default : numbers[(blank + 1)..];
        }
    }

    private static bool AreNumbers(ReadOnlySpan<char> fields)
    {
        foreach (Range field in fields.SplitAny(Blanks))
        {
            if (!TryParse(fields[field], out _))
                return false;
        }

        return true;
    }

    private static bool TryParse(ReadOnlySpan<char> field, out float value)
        => float.TryParse(field, NumberStyles.Float, CultureInfo.InvariantCulture, out value) && float.IsFinite(value);

    private static int Count(ReadOnlySpan<char> line)
    {
        int count = 0;
        foreach (char letter in line)
            count += letter is ' ' or '\t' ? 1 : 0;
        return count;
    }

    private InvalidDataException Wrong(string found, string needed)
        => new(FormattableString.Invariant($"Line {_line} of vector file '{_path}' {found}. {needed}."));
}
