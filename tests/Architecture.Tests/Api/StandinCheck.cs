namespace Architecture.Tests.Api;

/// <summary>
/// Finds what a stand-in shows to everybody and the real assembly lacks, or has otherwise. A stand-in may lack as much as it likes.
/// Its internals are its business: those that the library reaches for are found by <see cref="ReferenceCheck"/>.
/// </summary>
internal static class StandinCheck
{
    private static readonly string[] s_visible = ["public", "protected", "protected internal"];

    public static IEnumerable<string> Differences(IReadOnlyList<ApiType> standin, ApiCatalog real)
        => standin
            .Where(type => IsVisible(type, standin, outer => outer) || IsVisible(type, standin, outer => real.FindType(outer.Assembly, outer.Key)))
            .SelectMany(type => Differences(type, real))
            .Distinct(StringComparer.Ordinal);

    // In the stand-in, or as the real types have it. A nested type is only as visible as the types around it.
    private static bool IsVisible(ApiType type, IReadOnlyList<ApiType> all, Func<ApiType, ApiType?> asIn)
        => all.Where(outer => $"{type.Key}.".StartsWith(outer.Key + ".", StringComparison.Ordinal))
            .All(outer => asIn(outer) is { } seen && s_visible.Contains(seen.Access, StringComparer.Ordinal));

    private static IEnumerable<string> Differences(ApiType type, ApiCatalog real)
        => real.FindType(type.Assembly, type.Key) is { } model
            ? OfType(type, model, real).Concat(type.Members.Values.Where(member => s_visible.Contains(member.Access, StringComparer.Ordinal)).Select(member => OfMember(type, member, model, real)).OfType<string>())
            : [$"{type.Access} {type.Kind} {type.Key}: {type.Assembly} has no such type. Make it internal or private."];

    private static IEnumerable<string> OfType(ApiType type, ApiType model, ApiCatalog real)
    {
        if (!string.Equals(type.Access, model.Access, StringComparison.Ordinal))
            yield return $"{type.Key} is {type.Access}; the real type is {model.Access}.";
        var isListedAsClass = model.Supertypes.Contains("MulticastDelegate", StringComparer.Ordinal); // TorchSharp's list of its delegates
        if (!string.Equals(type.Kind, model.Kind, StringComparison.Ordinal) && !isListedAsClass)
            yield return $"{type.Key} is a {type.Kind}; the real type is a {model.Kind}.";
        if (!string.Equals(type.Constraints, model.Constraints, StringComparison.Ordinal))
            yield return $"{type.Key} has the constraints '{type.Constraints}'; the real type has '{model.Constraints}'.";
        var known = real.AllSupertypes(model).ToHashSet(StringComparer.Ordinal);
        foreach (var super in type.Supertypes.Where(super => !known.Contains(super)))
            yield return $"{type.Key} is a {super}; the real type is not.";
    }

    private static string? OfMember(ApiType type, ApiMember member, ApiType model, ApiCatalog real)
    {
        if (model.Members.TryGetValue(member.Key, out var own))
        {
            return string.Equals(member.Declaration, own.Declaration, StringComparison.Ordinal)
                ? null
                : $"{type.Key} has '{member.Declaration}'; the real type has '{own.Declaration}'.";
        }
        var inherited = real.FindMember(model, member.Key);
        return string.Equals(inherited?.Access, member.Access, StringComparison.Ordinal)
            ? null
            : $"{type.Key} has '{member.Declaration}'; the real type does not. Make it private, or move it to a type of its own.";
    }
}
