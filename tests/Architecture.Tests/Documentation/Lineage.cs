namespace Architecture.Tests.Documentation;

/// <summary>A type, its base class, and so on up to <c>object</c>.</summary>
internal static class Lineage
{
    public static IEnumerable<TypeDefinition> Of(TypeReference type)
    {
        for (var at = type.Resolve(); at is not null; at = at.BaseType?.Resolve())
            yield return at;
    }
}
