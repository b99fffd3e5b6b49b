using System.Text.RegularExpressions;
using Architecture.Tests.Members;
using Mono.Cecil.Rocks;

namespace Architecture.Tests.Documentation;

/// <summary>Compares the defaults that documentation of parameters names with those in their declaration.</summary>
internal sealed partial class ParameterDefaultCheck(DocumentationFile documentation)
{
    [GeneratedRegex(@"\bDefault\b(?<text>.*)$", RegexOptions.ExplicitCapture | RegexOptions.Singleline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Stated { get; }

    public IEnumerable<string> Wrong(ModuleDefinition module)
        => from type in SeenMembers.TypesOf(module)
           from method in SeenMembers.Of(type).OfType<MethodDefinition>()
           let id = DocCommentId.GetDocCommentId(method)
           from parameter in method.Parameters.Where(HasStatableDefault)
           let stated = Stated.Match(Text(id, parameter.Name))
           let problem = stated.Success ? StatedDefault.Problem(stated.Groups["text"].Value, parameter.Constant) : null
           where problem is not null
           select $"{id}, {parameter.Name}: {problem}";

    // The default of a struct is no constant, and a value of an enumeration is written as its number.
    private static bool HasStatableDefault(ParameterDefinition parameter)
        => parameter.HasConstant && (parameter.ParameterType.IsPrimitive || !parameter.ParameterType.IsValueType);

    private string Text(string id, string parameter)
        => documentation.Elements(id, "param")?.FirstOrDefault(each => (string)each.Attribute("name")! == parameter)?.Value ?? "";
}
