using System.Globalization;

namespace Architecture.Tests.Api;

/// <summary>Names of type parameters in scope; an inner name hides an outer one.</summary>
internal sealed class TypeParameters
{
    private readonly Dictionary<string, string> _byName;

    private TypeParameters(Dictionary<string, string> byName) => _byName = byName;

    public static TypeParameters OfType(IEnumerable<string> names) => new(Number(new(StringComparer.Ordinal), names, "!"));

    public TypeParameters WithMethod(IEnumerable<string> names) => new(Number(new(_byName, StringComparer.Ordinal), names, "!!"));

    public string Resolve(string name) => _byName.GetValueOrDefault(name, name);

    private static Dictionary<string, string> Number(Dictionary<string, string> byName, IEnumerable<string> names, string prefix)
    {
        foreach (var (index, name) in names.Index())
            byName[name] = string.Create(CultureInfo.InvariantCulture, $"{prefix}{index}");
        return byName;
    }
}
