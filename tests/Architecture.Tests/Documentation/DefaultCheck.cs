using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Architecture.Tests.Surface;

namespace Architecture.Tests.Documentation;

/// <summary>Compares the defaults that documentation names with those that the code has.</summary>
/// <remarks>An options property says its own in <c>&lt;value&gt;</c>: "Default 24: ...", "Default null: ...", "Default <c>Label</c>", or in words. An options type whose
/// base has another default names the property in its remarks, with the number behind it where it is one.</remarks>
internal sealed partial class DefaultCheck(DocumentationFile documentation)
{
    [GeneratedRegex(@"^\s*(?<number>[+-]?\d+( \d{3})*(\.\d+)?(e[+-]?\d+)?)(?![\w%])", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NumberFirst { get; }

    [GeneratedRegex(@"\bDefault\b(?<text>.*)$", RegexOptions.ExplicitCapture | RegexOptions.Singleline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex OfParameter { get; }

    /// <summary>Types whose properties are options.</summary>
    public static bool IsOptions(Type type)
        => type.IsClass && PublicMembers.IsRecord(type) && PublicMembers.PositionsOf(type).Count == 0
        && (type.Name.EndsWith("Options", StringComparison.Ordinal) || type.Name.EndsWith("Schedule", StringComparison.Ordinal));

    public IEnumerable<string> Wrong(Assembly assembly)
    {
        var types = PublicMembers.TypesOf(assembly).ToList();
        var concrete = types.Where(type => IsOptions(type) && !type.IsAbstract).ToList();
        return concrete.SelectMany(OfOptions)
            .Concat(types.Where(type => IsOptions(type) && type.IsAbstract).SelectMany(type => OfBase(type, concrete)))
            .Concat(types.SelectMany(PublicMembers.Of).OfType<MethodBase>().SelectMany(OfParameters));
    }

    private IEnumerable<string> OfOptions(Type type)
    {
        var options = Activator.CreateInstance(type)!;
        foreach (var property in OwnOptions(type))
        {
            if (Problem(property, property.GetValue(options)) is { } problem)
                yield return $"{DocumentId.Of(property)} {problem}";
        }

        foreach (var problem in OfRemarks(type, options))
            yield return problem;
    }

    // One of the derived types must have the default that the base names; the others say in their remarks what theirs is.
    private IEnumerable<string> OfBase(Type type, List<Type> concrete)
    {
        var derived = concrete.Where(type.IsAssignableFrom).ToList();
        foreach (var property in OwnOptions(type))
        {
            var others = derived.Where(each => !Redeclares(each, property)
                && Problem(property, property.GetValue(Activator.CreateInstance(each))) is not null && !Mentions(each, property)).ToList();
            foreach (var other in others)
                yield return $"{DocumentId.Of(property)}: {other.Name} has {property.GetValue(Activator.CreateInstance(other)) ?? "null"}; here stands '{Said(property)}', and nothing of it in {other.Name}'s remarks.";
        }
    }

    private IEnumerable<string> OfRemarks(Type type, object options)
    {
        foreach (var see in Remarks(type).Where(see => see.NextNode is XText))
        {
            var name = ((string)see.Attribute("cref")!).Split('.')[^1];
            if (type.GetProperty(name) is not { } property || NumberFirst.Match(((XText)see.NextNode!).Value) is not { Success: true } match)
                continue;
            if (!Agrees(match, property.GetValue(options)))
                yield return $"The remarks of {type.Name} give {name} {match.Groups["number"].Value}; its default is {property.GetValue(options) ?? "null"}.";
        }
    }

    private IEnumerable<string> OfParameters(MethodBase method)
    {
        var said = documentation.Elements(DocumentId.Of(method), "param") ?? [];
        foreach (var parameter in method.GetParameters().Where(parameter => parameter.HasDefaultValue && (parameter.DefaultValue is not null || !parameter.ParameterType.IsValueType)))
        {
            var text = said.Where(each => (string)each.Attribute("name")! == parameter.Name).Select(each => each.Value).FirstOrDefault("");
            if (OfParameter.Match(text) is { Success: true } match && Wrong(match.Groups["text"].Value, parameter.DefaultValue) is { } problem)
                yield return $"{DocumentId.Of(method)}, {parameter.Name}: {problem}";
        }
    }

    private string? Problem(PropertyInfo property, object? value)
    {
        if (Said(property) is not { } text)
            return "does not name its default, or why there is none.";
        if (text.StartsWith("No default", StringComparison.Ordinal))
            return null;
        return text.StartsWith("Default", StringComparison.Ordinal)
            ? Wrong(text["Default".Length..], value)
            : $"begins its value with '{text}', not with 'Default' or 'No default'.";
    }

    private static string? Wrong(string text, object? value)
    {
        if (text.StartsWith(':'))
            return null; // in words: it depends on the machine
        if (value is null)
            return text.StartsWith(" null", StringComparison.Ordinal) || text.StartsWith(" none", StringComparison.Ordinal) ? null : $"has the default null and says '{text.Trim()}'.";
        if (NumberFirst.Match(text) is { Success: true } match)
            return Agrees(match, value) ? null : FormattableString.Invariant($"has the default {value} and says {match.Groups["number"].Value}.");
        return value switch
        {
            bool flag => Regex.IsMatch(text, flag ? "^ (true|yes)\\b" : "^ (false|no)\\b", RegexOptions.None, TimeSpan.FromSeconds(1)) ? null : $"has the default {flag} and says '{text.Trim()}'.",
            string name => text.StartsWith($" {name}", StringComparison.Ordinal) || name.Length == 0 ? null : $"has the default '{name}' and says '{text.Trim()}'.",
            IConvertible and not Enum => FormattableString.Invariant($"has the default {value} and says '{text.Trim()}'."),
            _ => null,
        };
    }

    private static bool Agrees(Match said, object? value)
    {
        if (value is not IConvertible || value is Enum or string or bool)
            return value is not (null or string or bool); // "Adam with 0.002" and the like
        var number = double.Parse(said.Groups["number"].Value.Replace(" ", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);
        return value is float single ? single == (float)number : Convert.ToDouble(value, CultureInfo.InvariantCulture) == number;
    }

    private static IEnumerable<PropertyInfo> OwnOptions(Type type)
        => PublicMembers.Of(type).OfType<PropertyInfo>().Where(property => property.SetMethod is { IsPublic: true } && property.GetIndexParameters().Length == 0
            && !property.IsDefined(typeof(System.Runtime.CompilerServices.RequiredMemberAttribute)) && !property.GetMethod!.IsAbstract);

    private static bool Redeclares(Type type, PropertyInfo property)
        => type.GetProperty(property.Name)!.DeclaringType != property.DeclaringType;

    private bool Mentions(Type type, PropertyInfo property) => Remarks(type).Any(see => (string)see.Attribute("cref")! == DocumentId.Of(property));

    private IEnumerable<XElement> Remarks(Type type)
        => documentation.Find(DocumentId.Of(type))?.Elements("remarks").SelectMany(remarks => remarks.Descendants("see")).Where(see => see.Attribute("cref") is not null) ?? [];

    private string? Said(PropertyInfo property)
        => (documentation.Find(DocumentId.Of(property))?.Element("value") ?? documentation.Elements(DocumentId.Of(property), "value")?.FirstOrDefault()) is { } value
            ? string.Join(' ', value.Value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)) : null;
}
