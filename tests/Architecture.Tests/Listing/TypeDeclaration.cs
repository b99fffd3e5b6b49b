using System.Reflection;
using System.Runtime.CompilerServices;

namespace Architecture.Tests.Listing;

/// <summary>A type's line of the list.</summary>
internal static class TypeDeclaration
{
    public static string Write(Type type)
    {
        if (typeof(MulticastDelegate).IsAssignableFrom(type) && type != typeof(MulticastDelegate))
        {
            var invoke = type.GetMethod("Invoke")!;
            var after = $"({ParameterDeclaration.WriteAll(invoke)}){Constraints.Write(OwnParameters(type))}";
            return $"{Access(type)} delegate {TypeSpelling.Of(invoke.ReturnType)} {TypeSpelling.Of(type)}{after}";
        }
        var supertypes = Supertypes(type).Select(TypeSpelling.Of).ToList();
        var bases = supertypes.Count == 0 ? "" : $" : {string.Join(", ", supertypes)}";
        return $"{Access(type)} {Kind(type)} {TypeSpelling.Of(type)}{bases}{Constraints.Write(OwnParameters(type))}";
    }

    private static string Access(Type type) => (type.Attributes & TypeAttributes.VisibilityMask) switch
    {
        TypeAttributes.Public or TypeAttributes.NestedPublic => "public",
        TypeAttributes.NestedFamily => "protected",
        TypeAttributes.NestedFamORAssem => "protected internal",
        TypeAttributes.NestedFamANDAssem => "private protected",
        TypeAttributes.NestedPrivate => "private",
        _ => "internal",
    };

    private static string Kind(Type type)
    {
        if (type.IsInterface)
            return "interface";
        if (type.IsEnum)
            return "enum";
        if (type.IsValueType)
            return $"{(IsReadOnly(type) ? "readonly " : "")}{(type.IsByRefLike ? "ref " : "")}struct";
        return (type.IsAbstract, type.IsSealed) switch
        {
            (true, true) => "static class",
            (true, false) => "abstract class",
            (false, true) => "sealed class",
            _ => "class",
        };
    }

    // By name: an assembly for an older framework brings the attribute itself.
    private static bool IsReadOnly(Type type)
        => type.GetCustomAttributesData().Any(attribute => attribute.AttributeType.Name is nameof(IsReadOnlyAttribute));

    private static IEnumerable<Type> Supertypes(Type type)
    {
        if (type.IsEnum)
            return [];
        var inherited = type.BaseType?.GetInterfaces() ?? [];
        var interfaces = type.GetInterfaces().Except(inherited);
        return type.BaseType is { } super && super != typeof(object) && super != typeof(ValueType) ? interfaces.Prepend(super) : interfaces;
    }

    // A nested type repeats the type parameters of those around it in metadata; the list constrains them where they are declared.
    private static IEnumerable<Type> OwnParameters(Type type)
        => type.GetGenericArguments().Skip(type.DeclaringType?.GetGenericArguments().Length ?? 0);
}
