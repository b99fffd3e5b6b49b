using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using Architecture.Tests.Metadata;

namespace Architecture.Tests.Documentation;

/// <summary>Which exceptions a method's own instructions make, or ask a guard for.</summary>
internal static class ThrownExceptions
{
    public static IEnumerable<Type> Of(MethodBase method, CompiledAssembly file)
    {
        var definition = file.Metadata.GetMethodDefinition((MethodDefinitionHandle)MetadataTokens.EntityHandle(method.MetadataToken));
        if (file.BodyOf(definition) is not { } body)
            return [];
        return IlTokens.In(body)
            .Where(token => token.Kind is HandleKind.MemberReference or HandleKind.MethodDefinition or HandleKind.MethodSpecification)
            .Select(token => Resolve(method, MetadataTokens.GetToken(token)))
            .Select(called => called is null ? null : Exception(called))
            .OfType<Type>()
            .Distinct();
    }

    private static Type? Exception(MethodBase called)
    {
        var owner = called.DeclaringType!;
        if (called is ConstructorInfo && typeof(Exception).IsAssignableFrom(owner))
            return owner;
        return (owner.Name, called.Name) switch
        {
            (nameof(ArgumentException), _) => typeof(ArgumentException),
            (nameof(ArgumentNullException), _) => typeof(ArgumentNullException),
            (nameof(ArgumentOutOfRangeException), _) => typeof(ArgumentOutOfRangeException),
            ("Check", "ColumnName") => typeof(ArgumentException),
            ("Check", _) => typeof(ArgumentOutOfRangeException),
            _ => null,
        };
    }

    private static MethodBase? Resolve(MethodBase method, int token)
    {
        Type[] ofType = method.DeclaringType!.GetGenericArguments(), ofMethod = method.IsGenericMethod ? method.GetGenericArguments() : [];
        var member = method.Module.ResolveMember(token, ofType, ofMethod);
        return member as MethodBase;
    }
}
