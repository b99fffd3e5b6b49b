namespace Architecture.Tests.Api;

/// <summary>
/// The types of an ML.NET API list. Layout: <c>namespace X</c>; two blanks and a type; six blanks and a member.
/// Nested types stand on lines of their own as <c>Outer.Inner</c>.
/// </summary>
internal static class ApiList
{
    public static IReadOnlyList<ApiType> Parse(string assembly, string text)
    {
        var types = new List<ApiType>();
        var @namespace = "";
        ApiType? type = null;
        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.StartsWith("namespace ", StringComparison.Ordinal))
            {
                @namespace = line["namespace ".Length..].Trim();
                type = null;
            }
            else if (line.StartsWith("      ", StringComparison.Ordinal))
            {
                // One list leaves out the headers of internal types and keeps their members: those belong to nobody.
                if (type is not null && !MemberLine.AddTo(type, line[6..]))
                    type = null;
            }
            else if (line.StartsWith("  ", StringComparison.Ordinal))
            {
                type = TypeLine.Parse(assembly, @namespace, line[2..]);
                if (type is not null)
                    types.Add(type);
            }
        }
        return types;
    }
}
