using Mono.Cecil.Rocks;

namespace Architecture.Tests.Members;

/// <summary>What of an assembly can be seen from outside: by callers, and by those who derive.</summary>
internal static class SeenMembers
{
    public static IEnumerable<TypeDefinition> TypesOf(ModuleDefinition module)
        => module.GetTypes().Where(type => IsSeen(type) && !type.Name.Contains('<', StringComparison.Ordinal));

    /// <summary>Members that somebody wrote: not those that a record's declaration implies, nor accessors.</summary>
    public static IEnumerable<IMemberDefinition> Of(TypeDefinition type)
        => type.Methods.Where(method => IsSeen(method) && method.SemanticsAttributes is MethodSemanticsAttributes.None)
            .Concat<IMemberDefinition>(type.Properties.Where(property => AccessorsOf(property).Any()))
            .Concat(type.Events.Where(@event => IsSeen(@event.AddMethod)))
            .Concat(type.Fields.Where(field => (field.IsPublic || field.IsFamily || field.IsFamilyOrAssembly) && !field.IsSpecialName))
            .Where(member => !IsGenerated(member));

    public static IEnumerable<MethodDefinition> AccessorsOf(PropertyDefinition property)
        => new[] { property.GetMethod, property.SetMethod }.Where(accessor => accessor is not null && IsSeen(accessor));

    /// <summary>Names of a positional record's parameters.</summary>
    public static IReadOnlyList<string> PositionsOf(TypeDefinition type)
        => type.Methods.FirstOrDefault(method => method.Name is "Deconstruct" && IsGenerated(method)) is { } deconstruct
            ? [.. deconstruct.Parameters.Select(parameter => parameter.Name)]
            : [];

    public static bool IsSeen(TypeDefinition type) => type.IsPublic || (type.IsNestedPublic && IsSeen(type.DeclaringType));

    public static bool IsSeen(MethodDefinition method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    /// <summary>Whether the compiler, or a generator of source, made it up.</summary>
    public static bool IsGenerated(IMemberDefinition member)
        => member.Name.Contains('<', StringComparison.Ordinal)
        || member.CustomAttributes.Any(attribute => attribute.AttributeType.Name is "CompilerGeneratedAttribute" or "GeneratedCodeAttribute");
}
