namespace Architecture.Tests.Api;

/// <summary>One type of an API list with its members.</summary>
/// <param name="Assembly">Simple name of the assembly that defines it.</param>
/// <param name="Key">Namespace and nested names with the number of type parameters: <c>Microsoft.ML.Data.VBuffer`1</c>.</param>
/// <param name="Access">As in <see cref="ApiMember.Access"/>; of the type itself, not of those around it.</param>
/// <param name="Kind">Modifiers and kind: <c>sealed class</c>, <c>readonly struct</c>, <c>interface</c>, <c>enum</c>, <c>delegate</c>.</param>
/// <param name="Supertypes">Base class and interfaces, type parameters as <c>!0</c>.</param>
/// <param name="Constraints">The <c>where</c> clauses as written, or empty.</param>
internal sealed record ApiType(string Assembly, string Key, string Access, string Kind, IReadOnlyList<string> Supertypes, string Constraints)
{
    private readonly Dictionary<string, ApiMember> _members = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, ApiMember> Members => _members;

    public bool IsInterface => Kind.EndsWith("interface", StringComparison.Ordinal);

    /// <summary>Nested names without the namespace, as other lines of the list speak of it.</summary>
    public required string ShortKey { get; init; }

    /// <summary>Of two members with one key (a hidden one is listed beside what hides it) the first counts.</summary>
    public void Add(ApiMember member) => _members.TryAdd(member.Key, member);
}
