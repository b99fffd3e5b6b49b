using System.Text;
using System.Text.RegularExpressions;

namespace Architecture.Tests.Api;

/// <summary>Brings the lines of TorchSharp's list to the other lists' spelling, so that declarations can be compared.</summary>
internal static partial class TorchSharpSpelling
{
    /// <summary>A member's line: with its accessibility, tuples as the type that they are, defaults in full.</summary>
    public static string OfMember(string line, string constructorName)
    {
        if (!line.StartsWith("protected ", StringComparison.Ordinal))
            line = "public " + line;
        line = Words().Replace(line, match => match.Value is "field " ? "" : constructorName + "(");
        line = EnumDefault().Replace(line, "${type} ${name} = ${type}.");
        line = NullableDefault().Replace(line, "? ${name} = default");
        return Tuples(line);
    }

    /// <summary>An enum value's line: <c>Mean = 1</c>.</summary>
    public static string OfEnumValue(string line) => line.Replace(" = ", "=", StringComparison.Ordinal);

    /// <summary>What an enum's values are stored in, which the list leaves out and the assembly has so.</summary>
    public static string Underlying(string shortKey) => shortKey switch
    {
        "torch.ScalarType" => "sbyte",
        "torch.nn.Reduction" => "long",
        _ => "int",
    };

    // A parenthesis after a name or its type parameters opens parameters; any other opens a tuple.
    private static string Tuples(string line)
    {
        var text = new StringBuilder();
        var opened = new Stack<bool>();
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] is '(')
            {
                opened.Push(i == 0 || line[i - 1] is ' ' or '(' or '<' or ',');
                text.Append(opened.Peek() ? "ValueTuple<" : "(");
            }
            else if (line[i] is ')' && opened.TryPop(out var isTuple))
            {
                text.Append(isTuple ? '>' : ')');
            }
            else
            {
                text.Append(line[i]);
            }
        }

        return text.ToString();
    }

    [GeneratedRegex(@"(?<= )ctor\(|(?<= )field ", RegexOptions.None, 1000)]
    private static partial Regex Words();

    // "torch.nn.Reduction reduction = Reduction.Mean"
    [GeneratedRegex(@"(?<type>(?:\w+\.)*(?<last>\w+)) (?<name>\w+) = \k<last>\.", RegexOptions.None, 1000)]
    private static partial Regex EnumDefault();

    // The list has no question marks on reference types.
    [GeneratedRegex(@"\? (?<name>\w+) = null", RegexOptions.None, 1000)]
    private static partial Regex NullableDefault();
}
