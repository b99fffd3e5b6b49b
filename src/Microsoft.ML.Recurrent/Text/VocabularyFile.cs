using System.Text;

namespace Microsoft.ML.Recurrent.Text;

/// <summary>The entry <c>Vocabulary.txt</c>: UTF-8, one token per line, line number = id. Backslash, line feed and carriage return are written
/// <c>\\</c>, <c>\n</c>, <c>\r</c>.</summary>
internal static class VocabularyFile
{
    public const string EntryName = "Vocabulary.txt";

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static void Write(Stream stream, IReadOnlyList<string> tokens)
    {
        using var writer = new StreamWriter(stream, Strict, leaveOpen: true) { NewLine = "\n" };
        foreach (string token in tokens)
            writer.WriteLine(token.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal).Replace("\r", "\\r", StringComparison.Ordinal));
    }

    /// <exception cref="InvalidDataException">The file is cut, no UTF-8, or holds a token twice.</exception>
    public static Vocabulary Read(Stream stream)
    {
        try
        {
            using var reader = new StreamReader(stream, Strict, detectEncodingFromByteOrderMarks: false, leaveOpen: true);
            string[] lines = reader.ReadToEnd().Split('\n');
            if (lines[^1].Length > 0)
                throw new FormatException("its last line does not end");
            if (lines.Length < 2)
                throw new FormatException("it holds no token");
            return new Vocabulary(Array.ConvertAll(lines[..^1], Unescape));
        }
        catch (Exception error) when (error is ArgumentException or FormatException)
        {
            throw new InvalidDataException($"{EntryName} cannot be read: {error.Message.TrimEnd('.')}. The file is damaged; save the model again.", error);
        }
    }

    private static string Unescape(string line)
    {
        if (!line.Contains('\\', StringComparison.Ordinal))
            return line;
        var token = new StringBuilder(line.Length);
        for (int i = 0; i < line.Length; i++)
        {
            if (line[i] != '\\')
            {
                token.Append(line[i]);
                continue;
            }

            token.Append((++i < line.Length ? line[i] : '\0') switch
            {
                '\\' => '\\',
                'n' => '\n',
                'r' => '\r',
                _ => throw new FormatException($"line '{line}' has a backslash before neither of \\, n, r"),
            });
        }

        return token.ToString();
    }
}
