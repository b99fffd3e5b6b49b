using System.Xml.Linq;

namespace Architecture.Tests.Documentation;

/// <summary>The documentation that the compiler wrote for one assembly, by name of the type or member.</summary>
internal sealed class DocumentationFile
{
    private readonly Dictionary<string, XElement> _members;

    public DocumentationFile(XDocument document)
    {
        _members = document.Root!.Element("members")!.Elements("member").ToDictionary(member => (string)member.Attribute("name")!, StringComparer.Ordinal);
    }

    public static DocumentationFile Load(string path) => new(XDocument.Load(path));

    /// <summary>What is said of a type or member; null where nothing is.</summary>
    public XElement? Find(string id) => _members.GetValueOrDefault(id);

    /// <summary>Elements of one name, inherited ones included; null where they come from another assembly, whatever it says.</summary>
    public IReadOnlyList<XElement>? Elements(string id, string name)
    {
        var found = new List<XElement>();
        if (Find(id) is not { } member)
            return found;
        found.AddRange(member.Elements(name));
        foreach (var inherited in member.Elements("inheritdoc"))
        {
            if ((string?)inherited.Attribute("path") is { } path && path != "/" + name)
                continue;
            if ((string?)inherited.Attribute("cref") is not { } source || !_members.ContainsKey(source))
                return null;
            if (Elements(source, name) is not { } there)
                return null;
            found.AddRange(there);
        }

        return found;
    }
}
