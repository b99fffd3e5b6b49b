namespace Architecture.Tests.Api;

/// <summary>One type of an API list with its members.</summary>
/// <param name="Assembly">Simple name of the assembly that defines it.</param>
/// <param name="Key">Namespace and nested names with the number of type parameters: <c>Microsoft.ML.Data.VBuffer`1</c>.</param>
/// <param name="Access">As in <see cref="ApiMember.Access"/>; of the type itself, not of those around it.</param>
/// <param name="Kind">Modifiers and kind: <c>sealed class</c>, <c>readonly struct</c>, <c>interface</c>, <c>enum</c>,
/// <c>delegate</c>.</param>
internal sealed record ApiType(string Assembly, string Key, string Access, string Kind)
{
    private readonly Dictionary<string, ApiMember> _members = new(StringComparer.Ordinal);

    /// <summary>Nested names without the namespace, as other lines of the list speak of it.</summary>
    public required string ShortKey { get; init; }

    /// <summary>Base class and interfaces, type parameters as <c>!0</c>.</summary>
    public required IReadOnlyList<string> Supertypes { get; init; }

    /// <summary>The <c>where</c> clauses as written, or empty.</summary>
    public required string Constraints { get; init; }

    public required TypeParameters Parameters { get; init; }

    public IReadOnlyDictionary<string, ApiMember> Members => _members;

    public bool IsInterface => Kind is "interface";

    /// <summary>The name that its constructors bear.</summary>
    public string SimpleName => TypeText.SplitArity(ShortKey[(ShortKey.LastIndexOf('.') + 1)..]).Name;

    public void Add(ApiMember member) => _members.TryAdd(member.Key, member);
}
