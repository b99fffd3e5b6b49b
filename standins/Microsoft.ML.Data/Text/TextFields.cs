using System.Text;

namespace Microsoft.ML.Data;

/// <summary>Splits lines into fields. Spaces before a field do not count.</summary>
internal sealed class TextFields(char separator, bool allowQuoting, bool trimWhitespace)
{
    public List<ReadOnlyMemory<char>> Split(string line)
    {
        var fields = new List<ReadOnlyMemory<char>>();
        ReadOnlyMemory<char> rest = (trimWhitespace ? line.TrimEnd() : line).AsMemory();
        while (true)
        {
            while (separator != ' ' && rest.Span.StartsWith(" "))
                rest = rest[1..];
            fields.Add(allowQuoting && rest.Span.StartsWith("\"") ? Quoted(ref rest) : Plain(ref rest));
            if (rest.IsEmpty)
                return fields;
            rest = rest[1..];
        }
    }

    private ReadOnlyMemory<char> Plain(ref ReadOnlyMemory<char> rest)
    {
        int end = rest.Span.IndexOf(separator);
        ReadOnlyMemory<char> field = end < 0 ? rest : rest[..end];
        rest = rest[field.Length..];
        return field;
    }

    /// <summary>
    /// What lies between quotes, where two quotes stand for one; nothing if the quotes do not close or text follows them.
    /// </summary>
    private ReadOnlyMemory<char> Quoted(ref ReadOnlyMemory<char> rest)
    {
        var text = new StringBuilder();
        ReadOnlySpan<char> span = rest.Span;
        int i = 1;
        for (; i < span.Length && (span[i] != '"' || span[i..].StartsWith("\"\"")); i++)
        {
            text.Append(span[i]);
            if (span[i] == '"')
                i++;
        }
        if (i >= span.Length)
        {
            rest = default;
            return default;
        }
        rest = rest[(i + 1)..];
        return Plain(ref rest).Span.Trim(' ').IsEmpty ? text.ToString().AsMemory() : default;
    }
}
