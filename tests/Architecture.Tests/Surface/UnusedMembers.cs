using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Runtime.CompilerServices;
using Architecture.Tests.Metadata;

namespace Architecture.Tests.Surface;

/// <summary>Methods, constructors and accessors that cannot be seen from outside and that no instruction of the assemblies names.</summary>
internal static class UnusedMembers
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static IEnumerable<string> In(IReadOnlyList<(Assembly Assembly, CompiledAssembly File)> all)
    {
        var used = all.SelectMany(each => Methods(each.Assembly).SelectMany(method => Named(method, each.File))).ToHashSet();
        return all.SelectMany(each => Methods(each.Assembly)).Where(MayBeUnused).Where(method => !used.Contains(Key(method)))
            .Select(method => $"{method.DeclaringType!.FullName}.{method.Name} is named by no instruction: remove it.").Distinct(StringComparer.Ordinal);
    }

    private static IEnumerable<MethodBase> Methods(Assembly assembly)
        => assembly.GetTypes().SelectMany(type => type.GetMembers(Declared)).OfType<MethodBase>();

    // Overrides and implementations are called through others; the compiler's own code follows from what was written.
    private static bool MayBeUnused(MethodBase method)
    {
        bool isSeen = method.DeclaringType!.IsVisible && (method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly);
        bool isGenerated = method.IsDefined(typeof(CompilerGeneratedAttribute)) || method.Name.Contains('<', StringComparison.Ordinal) || IsGenerated(method.DeclaringType);
        bool implements = method.IsStatic && method.DeclaringType.GetInterfaces().Any(each => each.GetMember(method.Name).Length > 0);
        return !isSeen && !isGenerated && !implements && !method.IsVirtual && method is not ConstructorInfo { IsStatic: true }
            && !(method is ConstructorInfo && method.GetParameters().Length == 0) && !method.Name.StartsWith("op_", StringComparison.Ordinal);
    }

    private static bool IsGenerated(Type? type) => type is not null
        && (type.Name.Contains('<', StringComparison.Ordinal) || type.IsDefined(typeof(CompilerGeneratedAttribute))
            || type.IsDefined(typeof(System.CodeDom.Compiler.GeneratedCodeAttribute)) || IsGenerated(type.DeclaringType));

    private static IEnumerable<(string, int)> Named(MethodBase method, CompiledAssembly file)
    {
        var definition = file.Metadata.GetMethodDefinition((MethodDefinitionHandle)MetadataTokens.EntityHandle(method.MetadataToken));
        if (file.BodyOf(definition) is not { } body)
            return [];
        Type[] ofType = method.DeclaringType!.GetGenericArguments(), ofMethod = method.IsGenericMethod ? method.GetGenericArguments() : [];
        return IlTokens.In(body)
            .Where(token => token.Kind is HandleKind.MemberReference or HandleKind.MethodDefinition or HandleKind.MethodSpecification)
            .Select(token => method.Module.ResolveMember(MetadataTokens.GetToken(token), ofType, ofMethod)).OfType<MethodBase>().Select(Key);
    }

    private static (string, int) Key(MethodBase method) => (method.Module.Assembly.GetName().Name!, method.MetadataToken);
}
