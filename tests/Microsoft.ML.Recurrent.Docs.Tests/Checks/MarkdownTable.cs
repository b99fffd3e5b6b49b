namespace Docs.Checks;

/// <summary>A table of a page; cells are trimmed.</summary>
internal sealed record MarkdownTable(int Line, Marker? Marker, string[] Header, IReadOnlyList<string[]> Rows)
{
    /// <summary>The cells of a column; code comes without its backticks.</summary>
    public IEnumerable<string> Column(string name)
    {
        int place = Array.IndexOf(Header, name);
        Assert.True(place >= 0, $"Line {Line}: the table has no column '{name}'.");
        return Rows.Select(row => place < row.Length ? row[place].Trim('`') : "");
    }
}
