using Mono.Cecil.Rocks;

namespace Architecture.Tests.Members;

/// <summary>Methods, constructors and accessors that cannot be seen from outside and that no instruction of the assemblies names.</summary>
internal static class UnusedMembers
{
    /// <param name="modules">What may call each other's members; each refers to the others as they are given here.</param>
    public static IEnumerable<string> In(params IReadOnlyList<ModuleDefinition> modules)
    {
        var methods = modules.SelectMany(module => module.GetTypes()).SelectMany(type => type.Methods).ToList();
        var used = methods.SelectMany(Named).ToHashSet();
        return methods.Where(method => MayBeUnused(method) && !used.Contains(method))
            .Select(method => $"{method.DeclaringType.FullName}.{method.Name} is named by no instruction: remove it.")
            .Distinct(StringComparer.Ordinal);
    }

    private static IEnumerable<MethodDefinition> Named(MethodDefinition method)
        => method.HasBody
            ? method.Body.Instructions.Select(instruction => (instruction.Operand as MethodReference)?.Resolve()).OfType<MethodDefinition>()
            : [];

    // Overrides and implementations are called through others; the compiler's own code follows from what was written.
    private static bool MayBeUnused(MethodDefinition method)
    {
        var type = method.DeclaringType;
        bool isSeen = SeenMembers.IsSeen(type) && SeenMembers.IsSeen(method);
        bool isGenerated = SeenMembers.IsGenerated(method) || IsInGenerated(type);
        bool isImplied = method.IsConstructor && (method.IsStatic || !method.HasParameters);
        bool isOperator = method.Name.StartsWith("op_", StringComparison.Ordinal);
        return !isSeen && !isGenerated && !isImplied && !isOperator && !method.IsVirtual && !(method.IsStatic && Implements(type, method.Name));
    }

    private static bool IsInGenerated(TypeDefinition? type)
        => type is not null && (SeenMembers.IsGenerated(type) || IsInGenerated(type.DeclaringType));

    private static bool Implements(TypeDefinition type, string member)
        => type.Interfaces.Any(each => each.InterfaceType.Resolve().Methods.Any(method => method.Name == member));
}
