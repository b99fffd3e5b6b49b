namespace Architecture.Tests.Api;

/// <summary>
/// Finds what a stand-in has and the real assembly lacks, or has otherwise. A stand-in may lack as much as it likes.
/// Its own machinery is internal and lives in <see cref="OwnNamespace"/>, where nothing outside can come to depend on it unnoticed.
/// </summary>
internal static class StandinCheck
{
    public const string OwnNamespace = "Microsoft.ML.Standins";

    public static IEnumerable<string> Differences(IEnumerable<ApiType> standin, ApiCatalog real) => standin.SelectMany(type => Differences(type, real));

    private static IEnumerable<string> Differences(ApiType type, ApiCatalog real)
    {
        if (type.Key.StartsWith(OwnNamespace + ".", StringComparison.Ordinal))
            return type.Access is "internal" || type.ShortKey.Contains('.', StringComparison.Ordinal) ? [] : [$"{type.Key} is {type.Access}; the stand-ins' own types must be internal."];
        if (real.FindType(type.Assembly, type.Key) is not { } model)
            return [$"{type.Access} {type.Kind} {type.Key}: {type.Assembly} has no such type. Make it private, or internal in {OwnNamespace}."];
        return OfType(type, model, real).Concat(type.Members.Values.Select(member => OfMember(type, member, model, real)).OfType<string>());
    }

    private static IEnumerable<string> OfType(ApiType type, ApiType model, ApiCatalog real)
    {
        if (!string.Equals(type.Access, model.Access, StringComparison.Ordinal))
            yield return $"{type.Key} is {type.Access}; the real type is {model.Access}.";
        if (!string.Equals(type.Kind, model.Kind, StringComparison.Ordinal) && !model.Supertypes.Contains("MulticastDelegate", StringComparer.Ordinal))
            yield return $"{type.Key} is a {type.Kind}; the real type is a {model.Kind}.";
        if (!string.Equals(type.Constraints, model.Constraints, StringComparison.Ordinal))
            yield return $"{type.Key} has the constraints '{type.Constraints}'; the real type has '{model.Constraints}'.";
        var known = real.AllSupertypes(model).ToHashSet(StringComparer.Ordinal);
        foreach (var super in type.Supertypes.Where(super => !known.Contains(super)))
            yield return $"{type.Key} is a {super}; the real type is not.";
    }

    private static string? OfMember(ApiType type, ApiMember member, ApiType model, ApiCatalog real)
    {
        if (!model.Members.TryGetValue(member.Key, out var own))
        {
            return real.FindMember(model, member.Key) is { } inherited && string.Equals(inherited.Access, member.Access, StringComparison.Ordinal)
                ? null
                : $"{type.Key} has '{member.Declaration}'; the real type does not. Make it private, or move it to a type in {OwnNamespace}.";
        }
        return string.Equals(member.Declaration, own.Declaration, StringComparison.Ordinal)
            ? null
            : $"{type.Key} has '{member.Declaration}'; the real type has '{own.Declaration}'.";
    }
}
