using Architecture.Tests.Metadata;

namespace Architecture.Tests.Api;

/// <summary>Finds references that the API lists do not bear out.</summary>
internal static class ReferenceCheck
{
    public static IEnumerable<string> Missing(CompiledAssembly file, ApiCatalog catalog)
        => from reference in ExternalReferences.Of(file)
           where catalog.Knows(reference.Type.Assembly)
           let problem = Problem(reference, catalog)
           where problem is not null
           select $"{file.Name} references {reference} of {reference.Type.Assembly}: {problem}";

    private static string? Problem(Reference reference, ApiCatalog catalog)
    {
        if (catalog.FindType(reference.Type.Assembly, reference.Type.Key) is not { } type)
            return "the real assembly has no such type.";
        if (reference.MemberKey is not { } key || catalog.FindMember(type, key) is not null)
            return null;
        var name = ApiMember.NameIn(key);
        var others = type.Members.Values
            .Where(member => string.Equals(ApiMember.NameIn(member.Key), name, StringComparison.Ordinal))
            .Select(member => member.Key)
            .ToList();
        return others.Count == 0
            ? $"the real type has no member '{name}'."
            : $"the real type has '{name}' only as {string.Join(" and ", others)}.";
    }
}
