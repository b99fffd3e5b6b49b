using System.Reflection.Metadata;
using Architecture.Tests.Metadata;

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
            var supertypes = type.GetInterfaceImplementations().Select(i => file.Metadata.GetInterfaceImplementation(i).Interface).Append(type.BaseType);
            foreach (var name in supertypes.Select(super => super.IsNil ? null : Names.Of(file.Metadata, super)))
            {
                if (name is not null && real.FindType(name.Assembly, name.Key) is { } model && standins.FindType(name.Assembly, name.Key) is { } standin)
                {
                    foreach (var member in LeftOut(model, standin, standins))
                        yield return $"{Names.Of(file.Metadata, handle)} implements {name}; its stand-in leaves out '{member}', which the real one demands.";
                }
            }
        }
    }

    private static IEnumerable<string> LeftOut(ApiType model, ApiType standin, ApiCatalog standins)
        => model.Members.Values
            .Where(member => model.IsInterface || member.Declaration.Contains(" abstract ", StringComparison.Ordinal))
            .Where(member => standins.FindMember(standin, member.Key) is null)
            .Select(member => member.Declaration);
}
