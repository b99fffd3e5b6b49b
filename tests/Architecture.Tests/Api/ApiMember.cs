namespace Architecture.Tests.Api;

/// <summary>One method, accessor, field or enum value of an API list.</summary>
/// <param name="Key">
/// What a reference from compiled code says about it, and nothing more: name, number of type parameters, parameter types,
/// return type. Type parameters are <c>!0</c> (of the type) and <c>!!0</c> (of the method), as in metadata.
/// </param>
/// <param name="Access"><c>public</c>, <c>protected</c>, <c>protected internal</c>, <c>internal</c>, <c>private protected</c> or <c>private</c>.</param>
/// <param name="Declaration">The list's own line: modifiers, parameter names and defaults as well.</param>
internal sealed record ApiMember(string Key, string Access, string Declaration)
{
    public string Name => Key[..Key.IndexOfAny([' ', '`', '('])].Trim();
}
