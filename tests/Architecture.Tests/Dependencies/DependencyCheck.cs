using Architecture.Tests.Api;
using Architecture.Tests.Metadata;

namespace Architecture.Tests.Dependencies;

/// <summary>Finds what breaks the rule of a <see cref="House"/>.</summary>
internal sealed class DependencyCheck(House house, ApiCatalog mlNet)
{
    /// <summary>One line for each use that the rule forbids; it names the type, what it uses, and the rule.</summary>
    public IEnumerable<string> Violations(CompiledAssembly file)
    {
        var homeless = file.Metadata.TypeDefinitions
            .Select(handle => Names.Of(file.Metadata, handle))
            .Where(type => type.Namespace.Length > 0 && !type.IsGenerated && !IsEmbedded(type) && house.LayerOf(type) is null)
            .Select(type => $"{type} is in no layer. Namespaces follow folders: give {type.Namespace} a row, or move the type.");
        return homeless.Concat(TypeUses.In(file).Select(Violation).OfType<string>()).Distinct(StringComparer.Ordinal);
    }

    private string? Violation(TypeUse use)
    {
        if (house.LayerOf(use.User) is not { } from)
            return null;
        if (IsOfTheHouse(use))
        {
            if (house.LayerOf(use.Used) is not { } to || from == to || from.Sees.Contains(to.Name, StringComparer.Ordinal))
                return null;
            var seen = from.Sees.Length == 0 ? "nothing" : string.Join(", ", from.Sees);
            return $"{use}: {from.Name} sees {seen} beside itself, not {to.Name}. {from.Why}";
        }
        if (!mlNet.Knows(use.Used.Assembly))
            return null;
        if (!from.KnowsMLNet)
            return $"{use}: {from.Name} knows no type of ML.NET. {from.Why}";
        if (!from.TouchesInternals && Internal(use) is { } access)
            return $"{use}, which is {access}: only a layer that TouchesInternals may use that; {from.Name} may not.";
        return null;
    }

    // The accessibility of the type, of those around it, or of the member, if it keeps strangers out.
    private string? Internal(TypeUse use)
    {
        var names = use.Used.Nested.Split('.');
        var types = Enumerable.Range(1, names.Length)
            .Select(count => mlNet.FindType(use.Used.Assembly, (use.Used with { Nested = string.Join('.', names.Take(count)) }).Key))
            .ToList();
        var member = use.MemberKey is { } key && types[^1] is { } type ? mlNet.FindMember(type, key) : null;
        return types
            .Select(part => part?.Access)
            .Append(member?.Access)
            .FirstOrDefault(access => access is "internal" or "private protected");
    }

    // A house may have more than one assembly, all named after its root.
    private bool IsOfTheHouse(TypeUse use)
        => string.Equals(use.Used.Assembly, use.User.Assembly, StringComparison.Ordinal) || use.Used.Assembly.StartsWith(house.Root, StringComparison.Ordinal);

    // Attributes that the compiler puts into every assembly that needs them.
    private static bool IsEmbedded(TypeName type) => type.Namespace is "Microsoft.CodeAnalysis" or "System.Runtime.CompilerServices";
}
