using System.Reflection;
using System.Runtime.CompilerServices;
using System.Xml.Linq;

namespace Architecture.Tests.Documentation;

/// <summary>Compares the defaults that documentation of options names with those that a new instance has.</summary>
/// <remarks>A property says its own in <c>&lt;value&gt;</c>: "Default 24: ...", "Default null: ...", "Default <c>Label</c>", or in words. An options type whose
/// base has another default names the property in its remarks, with the number behind it where it is one.</remarks>
internal sealed class OptionDefaultCheck(DocumentationFile documentation)
{
    public IEnumerable<string> Wrong(Assembly assembly)
    {
        var options = assembly.GetExportedTypes().Where(IsOptions).ToList();
        var concrete = options.Where(type => !type.IsAbstract).ToList();
        return concrete.SelectMany(OfProperties)
            .Concat(concrete.SelectMany(OfRemarks))
            .Concat(options.Except(concrete).SelectMany(type => OfBase(type, concrete)));
    }

    // Records that are not positional.
    private static bool IsOptions(Type type)
        => type.IsClass && type.GetMethod("<Clone>$") is not null && type.GetMethod("Deconstruct") is null
        && (type.Name.EndsWith("Options", StringComparison.Ordinal) || type.Name.EndsWith("Schedule", StringComparison.Ordinal));

    private IEnumerable<string> OfProperties(Type type)
        => from property in OwnOptions(type)
           let problem = Problem(property, Default(property, type))
           where problem is not null
           select $"{Id(property)} {problem}";

    private IEnumerable<string> OfRemarks(Type type)
        => from see in Remarks(type)
           let property = type.GetProperty(((string)see.Attribute("cref")!).Split('.')[^1])
           let number = StatedDefault.NumberIn((see.NextNode as XText)?.Value ?? "")
           where property is not null && number is not null && !StatedDefault.Agrees(number, Default(property, type))
           select $"The remarks of {type.Name} give {property.Name} {number}; its default is {Default(property, type) ?? "null"}.";

    // Derived types have the default that the base names, or say in their remarks what theirs is.
    private IEnumerable<string> OfBase(Type type, List<Type> concrete)
        => from property in OwnOptions(type)
           from derived in concrete.Where(type.IsAssignableFrom)
           where derived.GetProperty(property.Name)!.DeclaringType == type
               && Problem(property, Default(property, derived)) is not null && !Mentions(derived, property)
           select $"{Id(property)}: {derived.Name} has {Default(property, derived) ?? "null"}; here it says '{Said(property)}', and nothing of it in {derived.Name}'s remarks.";

    private string? Problem(PropertyInfo property, object? value)
    {
        if (Said(property) is not { } text)
            return "does not name its default, or why there is none.";
        if (text.StartsWith("No default", StringComparison.Ordinal))
            return null;
        return text.StartsWith("Default", StringComparison.Ordinal)
            ? StatedDefault.Problem(text["Default".Length..], value)
            : $"begins its value with '{text}', not with 'Default' or 'No default'.";
    }

    private static object? Default(PropertyInfo property, Type type) => property.GetValue(Activator.CreateInstance(type));

    private static IEnumerable<PropertyInfo> OwnOptions(Type type)
        => type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Where(property => property.SetMethod is { IsPublic: true } && property.GetIndexParameters().Length == 0
                && !property.IsDefined(typeof(RequiredMemberAttribute)) && !property.GetMethod!.IsAbstract);

    private bool Mentions(Type type, PropertyInfo property) => Remarks(type).Any(see => (string)see.Attribute("cref")! == Id(property));

    private IEnumerable<XElement> Remarks(Type type)
        => documentation.Find($"T:{type.FullName}")?.Elements("remarks").SelectMany(remarks => remarks.Descendants("see")).Where(see => see.Attribute("cref") is not null) ?? [];

    private string? Said(PropertyInfo property)
        => (documentation.Find(Id(property))?.Element("value") ?? documentation.Elements(Id(property), "value")?.FirstOrDefault()) is { } value
            ? string.Join(' ', value.Value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            : null;

    private static string Id(PropertyInfo property) => $"P:{property.DeclaringType!.FullName}.{property.Name}";
}
