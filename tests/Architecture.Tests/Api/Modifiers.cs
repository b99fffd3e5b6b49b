namespace Architecture.Tests.Api;

/// <summary>The words before a type or a member.</summary>
internal static class Modifiers
{
    // The longer ones first, as they are taken from the left.
    public static readonly string[] Access =
        ["public ", "protected internal ", "private protected ", "protected ", "internal ", "private "];

    public static readonly string[] OfType =
        [.. Access, "static ", "abstract ", "sealed ", "readonly ", "ref ", "class ", "struct ", "interface ", "enum ", "delegate "];

    public static readonly string[] OfMember =
        [.. Access, "static ", "abstract ", "virtual ", "sealed ", "override ", "readonly ", "const ", "event ", "field "];

    /// <summary>The accessibility among the words taken; a member of an interface has none and is public.</summary>
    public static string AccessOf(IReadOnlyList<string> words)
        => words.FirstOrDefault(word => Array.IndexOf(Access, word + " ") >= 0) ?? "public";
}
