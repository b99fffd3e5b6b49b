using Architecture.Tests.Api;

namespace Architecture.Tests.Listing;

/// <summary>Spells loaded types as the lists do: no namespaces, keywords, <c>T?</c>, nested generic types with each name's own
/// arguments.</summary>
internal static class TypeSpelling
{
    public static string Of(Type type)
    {
        if (type.IsByRef)
            return "ref " + Of(type.GetElementType()!);
        if (type.IsPointer)
            return Of(type.GetElementType()!) + "*";
        if (type.IsArray)
            return $"{Of(type.GetElementType()!)}[{new string(',', type.GetArrayRank() - 1)}]";
        if (type.IsGenericParameter)
            return type.Name;
        if (Nullable.GetUnderlyingType(type) is { } value)
            return Of(value) + "?";
        return Named(type);
    }

    private static string Named(Type type)
    {
        var chain = new List<Type>();
        for (var at = type; at is not null; at = at.DeclaringType)
            chain.Insert(0, at);

        var arguments = type.GetGenericArguments();
        var taken = 0;
        return string.Join('.', chain.Select(part =>
        {
            var (name, arity) = TypeText.SplitArity(part.Name);
            taken += arity;
            var own = arguments.Skip(taken - arity).Take(arity).Select(Of).ToList();
            if (own.Count > 0)
                return $"{name}<{string.Join(", ", own)}>";
            return chain.Count == 1 && part.Namespace is "System" ? TypeText.Keyword(name) : name;
        }));
    }
}
