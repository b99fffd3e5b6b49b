using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Architecture.Tests.Api;

/// <summary>
/// The one spelling of types that lists and compiled signatures are both brought to: no namespaces, no spaces, C#'s keywords,
/// <c>T?</c> for Nullable, <c>ValueTuple&lt;..&gt;</c> for tuples, <c>ref</c> for every by-reference kind, <c>!0</c> and <c>!!0</c> for
/// type parameters.
/// </summary>
internal static partial class TypeText
{
    private static readonly Dictionary<string, string> s_keywords = new(StringComparer.Ordinal)
    {
        ["Boolean"] = "bool", ["Byte"] = "byte", ["SByte"] = "sbyte", ["Char"] = "char", ["Int16"] = "short", ["UInt16"] = "ushort",
        ["Int32"] = "int", ["UInt32"] = "uint", ["Int64"] = "long", ["UInt64"] = "ulong", ["Single"] = "float", ["Double"] = "double",
        ["Decimal"] = "decimal", ["String"] = "string", ["Object"] = "object", ["Void"] = "void",
    };

    public static string Keyword(string name) => s_keywords.GetValueOrDefault(name, name);

    /// <summary>Gives the type arguments of a nested generic type back to the names they belong to.</summary>
    /// <param name="key">Nested names with their own number of type parameters: <c>A`1.B`1</c>.</param>
    public static string Instantiate(string key, IReadOnlyList<string> arguments)
    {
        var next = 0;
        var text = string.Join('.', key.Split('.').Select(name =>
        {
            var (simple, arity) = SplitArity(name);
            if (arity == 0)
                return simple;
            next += arity;
            return $"{simple}<{string.Join(',', arguments.Skip(next - arity).Take(arity))}>";
        }));
        return text.StartsWith("Nullable<", StringComparison.Ordinal) ? arguments[0] + "?" : text;
    }

    /// <summary>The reverse: <c>A&lt;int&gt;.B&lt;T&gt;</c> to <c>A`1.B`1</c> and its arguments.</summary>
    public static (string Key, IReadOnlyList<string> Arguments) Split(string type)
    {
        var key = new StringBuilder();
        var arguments = new List<string>();
        var at = 0;
        while (at < type.Length)
        {
            var open = type.IndexOf('<', at);
            if (open < 0)
                return (key.Append(type.AsSpan(at)).ToString(), arguments);
            var parts = SplitTopLevel(type, open + 1, out var close);
            arguments.AddRange(parts);
            key.Append(type.AsSpan(at, open - at)).Append(CultureInfo.InvariantCulture, $"`{parts.Count}");
            at = close + 1;
        }
        return (key.ToString(), arguments);
    }

    public static (string Name, int Arity) SplitArity(string name)
    {
        var tick = name.IndexOf('`', StringComparison.Ordinal);
        return tick < 0 ? (name, 0) : (name[..tick], int.Parse(name.AsSpan(tick + 1), CultureInfo.InvariantCulture));
    }

    /// <summary>Puts a base type's arguments in place of its type parameters in a key of one of its members.</summary>
    public static string Substitute(string key, IReadOnlyList<string> arguments)
        => arguments.Count == 0
            ? key
            : TypeParameter().Replace(key, m => arguments[int.Parse(m.ValueSpan[1..], CultureInfo.InvariantCulture)]);

    private static List<string> SplitTopLevel(string text, int start, out int close)
    {
        var parts = new List<string>();
        var depth = 0;
        for (var i = start; ; i++)
        {
            if (text[i] is '<')
                depth++;
            if (text[i] is '>' or ',' && depth == 0)
            {
                parts.Add(text[start..i]);
                start = i + 1;
                if (text[i] is '>')
                {
                    close = i;
                    return parts;
                }
            }
            else if (text[i] is '>')
            {
                depth--;
            }
        }
    }

    [GeneratedRegex(@"(?<!!)!\d+", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex TypeParameter();
}
