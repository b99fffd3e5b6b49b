using System.Reflection.Metadata;
using Architecture.Tests.Metadata;
using TypeName = Architecture.Tests.Metadata.TypeName;

namespace Architecture.Tests.Api;

/// <summary>
/// Finds interfaces and abstract classes that our types implement and whose stand-ins leave out a member: the type compiles here,
/// and does not load on the real assembly because it lacks that member.
/// </summary>
internal static class ImplementationCheck
{
    public static IEnumerable<string> Incomplete(CompiledAssembly file, ApiCatalog standins, ApiCatalog real)
    {
        foreach (var handle in file.Metadata.TypeDefinitions)
        {
            var type = file.Metadata.GetTypeDefinition(handle);
            var supertypes = type.GetInterfaceImplementations()
                .Select(i => file.Metadata.GetInterfaceImplementation(i).Interface)
                .Append(type.BaseType);
            foreach (var name in supertypes.Select(super => super.IsNil ? null : Names.Of(file.Metadata, super)))
            {
                foreach (var member in name is null ? [] : LeftOut(name, standins, real))
                    yield return $"{Names.Of(file.Metadata, handle)} implements {name}; its stand-in leaves out '{member}', which is real.";
            }
        }
    }

    private static IEnumerable<string> LeftOut(TypeName name, ApiCatalog standins, ApiCatalog real)
    {
        if (real.FindType(name.Assembly, name.Key) is not { } model || standins.FindType(name.Assembly, name.Key) is not { } standin)
            return [];
        return model.Members.Values
            .Where(member => model.IsInterface || member.Declaration.Contains(" abstract ", StringComparison.Ordinal))
            .Where(member => standins.FindMember(standin, member.Key) is null)
            .Select(member => member.Declaration);
    }
}
