using System.Reflection;
using System.Runtime.CompilerServices;

namespace Architecture.Tests.Surface;

/// <summary>What of an assembly can be seen from outside: by callers, and by those who derive.</summary>
internal static class PublicMembers
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static IEnumerable<Type> TypesOf(Assembly assembly)
        => assembly.GetTypes().Where(type => type.IsVisible && !type.Name.Contains('<', StringComparison.Ordinal)).OrderBy(type => type.FullName, StringComparer.Ordinal);

    /// <summary>Members that somebody wrote: not those that a record's declaration implies, nor accessors.</summary>
    public static IEnumerable<MemberInfo> Of(Type type) => type.GetMembers(Declared).Where(member => IsSeen(member) && !IsImplied(member));

    /// <summary>Whether the compiler made it a record.</summary>
    public static bool IsRecord(Type type) => type.GetMethod("PrintMembers", Declared) is { } print && print.IsDefined(typeof(CompilerGeneratedAttribute));

    /// <summary>Names of a positional record's parameters.</summary>
    public static IReadOnlyList<string> PositionsOf(Type type)
        => IsRecord(type) && type.GetMethod("Deconstruct", Declared) is { } deconstruct && deconstruct.IsDefined(typeof(CompilerGeneratedAttribute))
            ? [.. deconstruct.GetParameters().Select(parameter => parameter.Name!)]
            : [];

    public static IEnumerable<MethodInfo> AccessorsOf(PropertyInfo property) => property.GetAccessors(nonPublic: true).Where(IsSeen);

    private static bool IsSeen(MemberInfo member) => member switch
    {
        MethodBase method => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly,
        FieldInfo field => (field.IsPublic || field.IsFamily || field.IsFamilyOrAssembly) && !field.IsSpecialName,
        PropertyInfo property => property.GetAccessors(nonPublic: true).Any(IsSeen),
        EventInfo @event => IsSeen(@event.AddMethod!),
        _ => false,
    };

    private static bool IsImplied(MemberInfo member)
        => member.IsDefined(typeof(CompilerGeneratedAttribute)) || member.Name.Contains('<', StringComparison.Ordinal)
        || (member is MethodInfo { IsSpecialName: true } method && !method.Name.StartsWith("op_", StringComparison.Ordinal));
}
