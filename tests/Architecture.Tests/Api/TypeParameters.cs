using System.Globalization;
using System.Text.RegularExpressions;

namespace Architecture.Tests.Api;

/// <summary>Names of the type parameters in scope, and their numbers; an inner name hides an outer one.</summary>
internal sealed partial class TypeParameters
{
    private readonly Dictionary<string, string> _byName;

    private TypeParameters(Dictionary<string, string> byName) => _byName = byName;

    public static TypeParameters OfType(IEnumerable<string> names) => new(Number(new(StringComparer.Ordinal), names, "!"));

    public TypeParameters WithMethod(IEnumerable<string> names) => new(Number(new(_byName, StringComparer.Ordinal), names, "!!"));

    /// <summary>Numbers in place of names, wherever a whole type is meant: <c>Func&lt;T,X.T&gt;</c> to <c>Func&lt;!0,X.T&gt;</c>.</summary>
    public string Resolve(string type)
        => _byName.Count == 0 ? type : LoneName().Replace(type, m => _byName.GetValueOrDefault(m.Value, m.Value));

    private static Dictionary<string, string> Number(Dictionary<string, string> byName, IEnumerable<string> names, string prefix)
    {
        foreach (var (index, name) in names.Index())
            byName[name] = string.Create(CultureInfo.InvariantCulture, $"{prefix}{index}");
        return byName;
    }

    [GeneratedRegex(@"(?<![\w.!])[A-Za-z_]\w*(?![\w.<])", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LoneName();
}
