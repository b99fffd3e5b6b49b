namespace Architecture.Tests.Api;

/// <summary>All lists together: finds types and members as the runtime would.</summary>
internal sealed class ApiCatalog
{
    private readonly Dictionary<string, Dictionary<string, ApiType>> _byAssembly = new(StringComparer.Ordinal);
    private readonly ILookup<string, ApiType> _byShortKey;

    public ApiCatalog(IEnumerable<ApiType> types)
    {
        var all = types.ToList();
        foreach (var type in all)
        {
            if (!_byAssembly.TryGetValue(type.Assembly, out var byKey))
                _byAssembly.Add(type.Assembly, byKey = new(StringComparer.Ordinal));
            byKey.TryAdd(type.Key, type);
        }
        _byShortKey = all.ToLookup(type => type.ShortKey, StringComparer.Ordinal);
    }

    public bool Knows(string assembly) => _byAssembly.ContainsKey(assembly);

    public ApiType? FindType(string assembly, string key) => _byAssembly.GetValueOrDefault(assembly)?.GetValueOrDefault(key);

    /// <summary>The member of that key on the type or, as the runtime looks for it, on its base classes. A constructor is never
    /// inherited.</summary>
    public ApiMember? FindMember(ApiType type, string key)
    {
        if (type.Members.TryGetValue(key, out var own))
            return own;
        if (type.IsInterface || key.StartsWith(".ctor", StringComparison.Ordinal))
            return null;
        return Above(type)
            .Where(super => !super.Type.IsInterface)
            .Select(super => FindInherited(super.Type, key, super.Arguments))
            .FirstOrDefault(found => found is not null);
    }

    /// <summary>Base classes and interfaces of all levels, spelled from where <paramref name="type"/> stands.</summary>
    public IEnumerable<string> AllSupertypes(ApiType type)
    {
        foreach (var super in type.Supertypes)
        {
            yield return super;
            var (key, arguments) = TypeText.Split(super);
            foreach (var above in _byShortKey[key].SelectMany(AllSupertypes))
                yield return TypeText.Substitute(above, arguments);
        }
    }

    private ApiMember? FindInherited(ApiType type, string key, IReadOnlyList<string> arguments)
    {
        foreach (var (memberKey, member) in type.Members)
        {
            if (string.Equals(TypeText.Substitute(memberKey, arguments), key, StringComparison.Ordinal))
                return member;
        }
        return Above(type)
            .Where(super => !super.Type.IsInterface)
            .Select(super => (super.Type, Arguments: super.Arguments.Select(argument => TypeText.Substitute(argument, arguments)).ToList()))
            .Select(super => FindInherited(super.Type, key, super.Arguments))
            .FirstOrDefault(found => found is not null);
    }

    // A supertype is written without its namespace; where several types share the short name, each is tried.
    private IEnumerable<(ApiType Type, IReadOnlyList<string> Arguments)> Above(ApiType type)
        => from super in type.Supertypes
           let split = TypeText.Split(super)
           from candidate in _byShortKey[split.Key]
           select (candidate, split.Arguments);
}
