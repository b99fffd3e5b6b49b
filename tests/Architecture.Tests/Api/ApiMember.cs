namespace Architecture.Tests.Api;

/// <summary>One method, accessor, field or enum value of an API list.</summary>
/// <param name="Key">
/// What a reference from compiled code says about it, and nothing more: whether it is static, its name, the number of its type
/// parameters, the types. Type parameters are <c>!0</c> (of the type) and <c>!!0</c> (of the method), as in metadata.
/// </param>
/// <param name="Access"><c>public</c>, <c>protected</c>, <c>protected internal</c>, <c>internal</c>, <c>private protected</c> or
/// <c>private</c>.</param>
/// <param name="Declaration">The list's own line: modifiers, parameter names and defaults as well.</param>
internal sealed record ApiMember(string Key, string Access, string Declaration)
{
    public static string MethodKey(bool isStatic, string name, int typeParameters, IEnumerable<string> parameters, string result)
    {
        var arity = typeParameters == 0 ? "" : FormattableString.Invariant($"``{typeParameters}");
        return $"{(isStatic ? "static " : "")}{name}{arity}({string.Join(',', parameters)}):{result}";
    }

    public static string FieldKey(string name, string type) => $"{name}:{type}";

    /// <summary>The name alone, to speak of what else there is under it.</summary>
    public static string NameIn(string key)
    {
        var start = key.StartsWith("static ", StringComparison.Ordinal) ? "static ".Length : 0;
        return key[start..key.IndexOfAny(['`', '(', ':'], start)];
    }
}
