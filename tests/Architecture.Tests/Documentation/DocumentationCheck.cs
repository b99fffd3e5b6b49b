using Architecture.Tests.Members;
using Mono.Cecil.Rocks;

namespace Architecture.Tests.Documentation;

/// <summary>Finds what the documentation of an assembly's public face leaves out: members, parameters, results, exceptions.</summary>
internal sealed class DocumentationCheck(DocumentationFile documentation)
{
    public IEnumerable<string> Missing(ModuleDefinition module) => SeenMembers.TypesOf(module).SelectMany(OfType);

    private IEnumerable<string> OfType(TypeDefinition type)
    {
        var id = DocCommentId.GetDocCommentId(type);
        var positions = SeenMembers.PositionsOf(type);
        var members = type.BaseType?.FullName is "System.MulticastDelegate" ? [] : SeenMembers.Of(type).Where(member => !IsPosition(member, positions));
        return SummaryMissing(id)
            .Concat(NamesMissing(id, "param", positions))
            .Concat(NamesMissing(id, "typeparam", type.GenericParameters.Select(parameter => parameter.Name)))
            .Concat(members.SelectMany(OfMember));
    }

    private static bool IsPosition(IMemberDefinition member, IReadOnlyList<string> positions)
        => positions.Contains(member.Name, StringComparer.Ordinal)
        || (positions.Count > 0 && member is MethodDefinition { IsConstructor: true } constructor && NamesOf(constructor.Parameters).SequenceEqual(positions, StringComparer.Ordinal));

    private IEnumerable<string> OfMember(IMemberDefinition member)
    {
        var id = DocCommentId.GetDocCommentId(member);
        if (member is MethodDefinition { IsConstructor: true, HasParameters: false } && documentation.Find(id) is null)
            return []; // nobody wrote it; one that somebody wrote is the compiler's business (CS1591)
        return SummaryMissing(id).Concat(member switch
        {
            MethodDefinition method when IsOfObject(method) => [],
            MethodDefinition method => OfMethod(id, method),
            PropertyDefinition property => NamesMissing(id, "param", NamesOf(property.Parameters)).Concat(ExceptionsMissing(id, SeenMembers.AccessorsOf(property))),
            _ => [],
        });
    }

    private IEnumerable<string> OfMethod(string id, MethodDefinition method)
        => NamesMissing(id, "param", NamesOf(method.Parameters))
            .Concat(NamesMissing(id, "typeparam", method.GenericParameters.Select(parameter => parameter.Name)))
            .Concat(method.ReturnType.FullName is "System.Void" || !HasNo(id, "returns") ? [] : [$"{id} does not say what it returns."])
            .Concat(ExceptionsMissing(id, [method]));

    // Everybody knows what these do.
    private static bool IsOfObject(MethodDefinition method)
        => method is { Name: "ToString" or "GetHashCode" } or { Name: "Equals", IsVirtual: true, IsNewSlot: false };

    private static IEnumerable<string> NamesOf(IEnumerable<ParameterDefinition> parameters) => parameters.Select(parameter => parameter.Name);

    private IEnumerable<string> SummaryMissing(string id) => HasNo(id, "summary") ? [$"{id} says nothing."] : [];

    private bool HasNo(string id, string element)
        => documentation.Elements(id, element) is { } found && !found.Any(each => each.Value.Trim().Length > 0 || each.HasElements);

    private IEnumerable<string> NamesMissing(string id, string element, IEnumerable<string> names)
    {
        if (documentation.Elements(id, element) is not { } found)
            return [];
        var said = found.Where(each => each.Value.Trim().Length > 0).Select(each => (string)each.Attribute("name")!);
        return names.Except(said, StringComparer.Ordinal).Select(name => $"{id} says nothing of {element} {name}.");
    }

    private IEnumerable<string> ExceptionsMissing(string id, IEnumerable<MethodDefinition> methods)
    {
        if (documentation.Elements(id, "exception") is not { } found)
            return [];
        var said = found.Select(each => ((string)each.Attribute("cref")!)["T:".Length..]).ToHashSet(StringComparer.Ordinal);
        return methods.SelectMany(ThrownExceptions.Of)
            .Where(thrown => !IsSaid(thrown, said))
            .Select(thrown => $"{id} throws {thrown.Name} and does not say so.")
            .Distinct(StringComparer.Ordinal);
    }

    // A base class speaks for those derived from it, but for null, which callers look for by its own name. Disposed needs no word.
    private static bool IsSaid(TypeReference thrown, HashSet<string> said) => thrown.FullName switch
    {
        "System.ObjectDisposedException" => true,
        "System.ArgumentNullException" => said.Contains(thrown.FullName),
        _ => Lineage.Of(thrown).Select(type => type.FullName).TakeWhile(name => name is not ("System.SystemException" or "System.Exception")).Any(said.Contains),
    };
}
