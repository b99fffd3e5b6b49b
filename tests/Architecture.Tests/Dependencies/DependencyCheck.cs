using Mono.Cecil.Rocks;

namespace Architecture.Tests.Dependencies;

/// <summary>Finds what breaks the rule of a <see cref="House"/>.</summary>
internal sealed class DependencyCheck(House house)
{
    /// <summary>One line for each use that the rule forbids; it names the type, what it uses, and the rule.</summary>
    public IEnumerable<string> Violations(ModuleDefinition module)
    {
        var homeless = module.Types
            .Where(type => type.Namespace.Length > 0 && !IsMadeByCompiler(type) && house.LayerOf(type) is null)
            .Select(type => $"{type.FullName} is in no layer. Namespaces follow folders: give {type.Namespace} a row, or move the type.");
        return homeless.Concat(TypeUses.In(module).Select(Violation).OfType<string>()).Distinct(StringComparer.Ordinal);
    }

    private string? Violation(TypeUse use)
    {
        if (house.LayerOf(use.User) is not { } from)
            return null;
        if (house.LayerOf(use.Used) is { } to)
            return to == from || from.Sees.Contains(to.Name, StringComparer.Ordinal) ? null : $"{use}: {Seen(from)} beside itself, not {to.Name}. {from.Why}";
        if (!house.IsMLNet(use.Used))
            return null;
        if (!from.KnowsMLNet)
            return $"{use}: {from.Name} knows no type of ML.NET. {from.Why}";
        return from.TouchesInternals || !Visibility.IsInternal(use)
            ? null
            : $"{use}, which is internal: only a layer that TouchesInternals may use that; {from.Name} may not.";
    }

    private static string Seen(Layer layer) => $"{layer.Name} sees {(layer.Sees.Length == 0 ? "nothing" : string.Join(", ", layer.Sees))}";

    // What C# has no name for, and attributes that the compiler puts into every assembly that needs them.
    private static bool IsMadeByCompiler(TypeDefinition type)
        => type.Name.StartsWith('<') || type.Namespace is "Microsoft.CodeAnalysis" or "System.Runtime.CompilerServices";
}
