namespace Architecture.Tests.Api;

/// <summary>
/// The types of TorchSharp's API list, which holds public and protected members only. Layout: <c>== namespace :: type</c>; two blanks and
/// a member; constructors are called <c>ctor</c>, fields are marked, enum values stand one on a line.
/// </summary>
internal static class TorchSharpList
{
    public static IReadOnlyList<ApiType> Parse(string text)
    {
        var types = new List<ApiType>();
        foreach (var line in WholeLines(text))
        {
            if (line.StartsWith("== ", StringComparison.Ordinal))
            {
                var parts = line[3..].Split(" :: ", 2);
                if (TypeLine.Parse("TorchSharp", parts[0], parts[1]) is { } type)
                    types.Add(type);
                if (types[^1] is { Kind: "enum" } added)
                    AddUnderlyingType(added);
            }
            else if (types[^1].Kind is "enum")
            {
                var name = line[2..line.IndexOf(" = ", StringComparison.Ordinal)];
                types[^1].Add(new(ApiMember.FieldKey(name, types[^1].ShortKey), "public", TorchSharpSpelling.OfEnumValue(line.Trim())));
            }
            else if (!MemberLine.AddTo(types[^1], TorchSharpSpelling.OfMember(line[2..], types[^1].SimpleName)))
            {
                throw new FormatException($"'{line}' does not belong to the type {types[^1].Key} above it.");
            }
        }
        return types;
    }

    private static void AddUnderlyingType(ApiType type)
    {
        var underlying = TorchSharpSpelling.Underlying(type.ShortKey);
        type.Add(new(ApiMember.FieldKey("value__", underlying), "public", underlying));
    }

    // The default value of some parameters is a string with a line break in it.
    private static List<string> WholeLines(string text)
    {
        var lines = new List<string>();
        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.StartsWith("== ", StringComparison.Ordinal) || line.StartsWith("  ", StringComparison.Ordinal))
                lines.Add(line.TrimEnd('\r'));
            else
                lines[^1] += "\\n" + line.TrimEnd('\r');
        }
        return lines;
    }
}
