using System.Reflection;

namespace Architecture.Tests.Documentation;

/// <summary>Names of types and members as the compiler writes them into documentation files.</summary>
internal static class DocumentId
{
    public static string Of(Type type) => $"T:{Name(type)}";

    public static string Of(MemberInfo member)
    {
        var owner = Name(member.DeclaringType!);
        return member switch
        {
            ConstructorInfo constructor => $"M:{owner}.#ctor{Parameters(constructor.GetParameters())}",
            MethodInfo method => $"M:{owner}.{method.Name}{(method.IsGenericMethod ? $"``{method.GetGenericArguments().Length}" : "")}{Parameters(method.GetParameters())}",
            PropertyInfo property => $"P:{owner}.{property.Name}{Parameters(property.GetIndexParameters())}",
            EventInfo => $"E:{owner}.{member.Name}",
            _ => $"F:{owner}.{member.Name}",
        };
    }

    private static string Parameters(ParameterInfo[] parameters)
        => parameters.Length == 0 ? "" : $"({string.Join(',', parameters.Select(parameter => InSignature(parameter.ParameterType)))})";

    private static string InSignature(Type type)
    {
        if (type.IsByRef)
            return InSignature(type.GetElementType()!) + "@";
        if (type.IsPointer)
            return InSignature(type.GetElementType()!) + "*";
        if (type.IsArray)
            return InSignature(type.GetElementType()!) + "[]";
        if (type.IsGenericParameter)
            return FormattableString.Invariant($"{(type.DeclaringMethod is null ? "`" : "``")}{type.GenericParameterPosition}");
        if (!type.IsGenericType)
            return Name(type);
        var definition = Name(type.GetGenericTypeDefinition());
        return $"{definition[..definition.LastIndexOf('`')]}{{{string.Join(',', type.GetGenericArguments().Select(InSignature))}}}";
    }

    private static string Name(Type type) => type.FullName!.Replace('+', '.');
}
