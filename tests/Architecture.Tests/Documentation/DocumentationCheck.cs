using System.Reflection;
using Architecture.Tests.Metadata;
using Architecture.Tests.Surface;

namespace Architecture.Tests.Documentation;

/// <summary>Finds what the documentation of an assembly's public face leaves out: members, parameters, results, exceptions.</summary>
internal sealed class DocumentationCheck(DocumentationFile documentation, CompiledAssembly file)
{
    public IEnumerable<string> Missing(Assembly assembly) => PublicMembers.TypesOf(assembly).SelectMany(OfType);

    private IEnumerable<string> OfType(Type type)
    {
        var id = DocumentId.Of(type);
        if (HasNo(id, "summary"))
            yield return $"{id} says nothing.";
        var positions = PublicMembers.PositionsOf(type);
        foreach (var problem in NamesMissing(id, "param", positions).Concat(NamesMissing(id, "typeparam", type.GetGenericArguments().Select(argument => argument.Name))))
            yield return problem;
        if (type.IsSubclassOf(typeof(Delegate)))
            yield break;
        foreach (var member in PublicMembers.Of(type))
        {
            bool isPosition = positions.Contains(member.Name, StringComparer.Ordinal) || member is ConstructorInfo constructor && positions.Count > 0
                && constructor.GetParameters().Select(parameter => parameter.Name).SequenceEqual(positions, StringComparer.Ordinal);
            foreach (var problem in isPosition ? [] : OfMember(member))
                yield return problem;
        }
    }

    private IEnumerable<string> OfMember(MemberInfo member)
    {
        var id = DocumentId.Of(member);
        if (member is ConstructorInfo implied && implied.GetParameters().Length == 0 && documentation.Find(id) is null)
            return []; // nobody wrote it; one that somebody wrote is the compiler's business (CS1591)
        if (HasNo(id, "summary"))
            return [$"{id} says nothing."];
        if (member is MethodInfo { Name: "ToString" or "GetHashCode" } || member is MethodInfo { Name: "Equals" } equals && equals.GetBaseDefinition().DeclaringType == typeof(object))
            return [];
        return member switch
        {
            MethodInfo method => NamesMissing(id, "param", method.GetParameters().Select(parameter => parameter.Name!))
                .Concat(NamesMissing(id, "typeparam", method.IsGenericMethod ? method.GetGenericArguments().Select(argument => argument.Name) : []))
                .Concat(method.ReturnType == typeof(void) || !HasNo(id, "returns") ? [] : [$"{id} does not say what it returns."])
                .Concat(ExceptionsMissing(id, [method])),
            ConstructorInfo constructor => NamesMissing(id, "param", constructor.GetParameters().Select(parameter => parameter.Name!))
                .Concat(ExceptionsMissing(id, [constructor])),
            PropertyInfo property => NamesMissing(id, "param", property.GetIndexParameters().Select(parameter => parameter.Name!))
                .Concat(ExceptionsMissing(id, PublicMembers.AccessorsOf(property))),
            _ => [],
        };
    }

    private bool HasNo(string id, string element)
        => documentation.Elements(id, element) is { } found && !found.Any(each => each.Value.Trim().Length > 0 || each.HasElements);

    private IEnumerable<string> NamesMissing(string id, string element, IEnumerable<string> names)
    {
        if (documentation.Elements(id, element) is not { } found)
            return [];
        var said = found.Where(each => each.Value.Trim().Length > 0).Select(each => (string)each.Attribute("name")!).ToList();
        return names.Except(said, StringComparer.Ordinal).Select(name => $"{id} says nothing of {element} {name}.");
    }

    private IEnumerable<string> ExceptionsMissing(string id, IEnumerable<MethodBase> methods)
    {
        if (documentation.Elements(id, "exception") is not { } found)
            return [];
        var said = found.Select(each => ((string)each.Attribute("cref")!)["T:".Length..]).ToHashSet(StringComparer.Ordinal);
        return methods.SelectMany(method => ThrownExceptions.Of(method, file))
            .Where(thrown => !IsSaid(thrown, said))
            .Select(thrown => $"{id} throws {thrown.Name} and does not say so.")
            .Distinct(StringComparer.Ordinal);
    }

    // A base class speaks for those derived from it, but for null, which callers look for by its own name.
    private static bool IsSaid(Type thrown, HashSet<string> said)
    {
        if (thrown == typeof(ArgumentNullException) || thrown == typeof(ObjectDisposedException))
            return said.Contains(thrown.FullName!) || thrown == typeof(ObjectDisposedException);
        for (Type? at = thrown; at is not null && at != typeof(SystemException) && at != typeof(Exception); at = at.BaseType)
        {
            if (said.Contains(at.FullName!))
                return true;
        }

        return false;
    }
}
