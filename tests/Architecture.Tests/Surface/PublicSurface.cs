using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;
using Architecture.Tests.Api;
using Architecture.Tests.Listing;

namespace Architecture.Tests.Surface;

/// <summary>Writes down what can be seen of an assembly from outside, one line per type and member, sorted: nullability, <c>required</c>, <c>init</c> and defaults
/// included. What a record's declaration implies is not repeated.</summary>
internal sealed class PublicSurface
{
    private readonly NullabilityInfoContext _nullability = new();

    private PublicSurface()
    {
    }

    public static string Write(Assembly assembly)
    {
        var surface = new PublicSurface();
        var text = new StringBuilder();
        foreach (var type in PublicMembers.TypesOf(assembly))
        {
            text.Append(surface.TypeLine(type)).Append('\n');
            foreach (var line in surface.MemberLines(type).Order(StringComparer.Ordinal))
                text.Append("    ").Append(line).Append('\n');
        }

        return text.ToString();
    }

    private string TypeLine(Type type)
    {
        var line = TypeDeclaration.Write(type);
        if (PublicMembers.IsRecord(type))
            line = line.Replace(" class ", " record ", StringComparison.Ordinal).Replace(" struct ", " record struct ", StringComparison.Ordinal);
        foreach (var hidden in type.GetInterfaces().Where(each => !each.IsVisible))
            line = line.Replace($", {TypeSpelling.Of(hidden)}", "", StringComparison.Ordinal);
        var name = TypeSpelling.Of(type);
        return line.Replace($" {name}", $" {type.Namespace}.{name}", StringComparison.Ordinal);
    }

    private IEnumerable<string> MemberLines(Type type)
    {
        if (type.IsEnum)
            return type.GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => FormattableString.Invariant($"{field.Name} = {field.GetRawConstantValue()}"));
        if (typeof(MulticastDelegate).IsAssignableFrom(type))
            return [];
        return PublicMembers.Of(type).Select(Line);
    }

    private string Line(MemberInfo member) => member switch
    {
        ConstructorInfo constructor => $"{Protected(constructor)}{TypeText.SplitArity(constructor.DeclaringType!.Name).Name}({Parameters(constructor)})",
        MethodInfo method => $"{Protected(method)}{Modifiers(method)}{NullableSpelling.Of(_nullability.Create(method.ReturnParameter))} {method.Name}{Generic(method)}({Parameters(method)}){Constraints.Write(method.GetGenericArguments())}",
        PropertyInfo property => Property(property),
        FieldInfo field => $"{(field.IsLiteral ? "const " : field.IsStatic ? "static " : "")}{NullableSpelling.Of(_nullability.Create(field))} {field.Name}{(field.IsLiteral ? $" = {Value(field.GetRawConstantValue())}" : "")}",
        _ => $"{member.MemberType} {member.Name}",
    };

    private string Property(PropertyInfo property)
    {
        var accessors = PublicMembers.AccessorsOf(property).OrderBy(accessor => accessor == property.SetMethod).ToList();
        var words = accessors.Select(accessor => accessor == property.SetMethod ? IsInit(accessor) ? "init; " : "set; " : "get; ");
        var indices = property.GetIndexParameters();
        var name = indices.Length == 0 ? property.Name : $"this[{string.Join(", ", indices.Select(Parameter))}]";
        var required = property.IsDefined(typeof(RequiredMemberAttribute)) ? "required " : "";
        return $"{Protected(accessors[0])}{required}{Modifiers(accessors[0])}{NullableSpelling.Of(_nullability.Create(property))} {name} {{ {string.Concat(words)}}}";
    }

    private static bool IsInit(MethodInfo setter) => setter.ReturnParameter.GetRequiredCustomModifiers().Any(type => type == typeof(IsExternalInit));

    private static string Protected(MethodBase method) => method.IsPublic ? "" : "protected ";

    private static string Modifiers(MethodInfo method)
    {
        if (method.IsStatic)
            return "static ";
        if (!method.IsVirtual || method.DeclaringType!.IsInterface)
            return "";
        if (method.IsAbstract)
            return "abstract ";
        var isNew = method.Attributes.HasFlag(MethodAttributes.NewSlot);
        return isNew ? method.IsFinal ? "" : "virtual " : "override ";
    }

    private static string Generic(MethodInfo method)
        => method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(TypeSpelling.Of))}>" : "";

    private string Parameters(MethodBase method)
        => (method.IsDefined(typeof(ExtensionAttribute)) ? "this " : "") + string.Join(", ", method.GetParameters().Select(Parameter));

    private string Parameter(ParameterInfo parameter)
    {
        var type = NullableSpelling.Of(_nullability.Create(parameter));
        if (parameter.ParameterType.IsByRef)
            type = (parameter.IsOut ? "out" : parameter.IsIn ? "in" : "ref") + type["ref".Length..];
        var many = parameter.IsDefined(typeof(ParamArrayAttribute)) || parameter.IsDefined(typeof(ParamCollectionAttribute)) ? "params " : "";
        return $"{many}{type} {parameter.Name}{(parameter.HasDefaultValue ? $" = {Default(parameter)}" : "")}";
    }

    private static string Default(ParameterInfo parameter)
        => parameter.RawDefaultValue is null ? parameter.ParameterType.IsValueType ? "default" : "null"
            : parameter.ParameterType.IsEnum ? $"{TypeSpelling.Of(parameter.ParameterType)}.{Enum.ToObject(parameter.ParameterType, parameter.RawDefaultValue)}"
            : Value(parameter.RawDefaultValue);

    private static string Value(object? value) => value switch
    {
        null => "null",
        string text => $"\"{text}\"",
        bool flag => flag ? "true" : "false",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}
