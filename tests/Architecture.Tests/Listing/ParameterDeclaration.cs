using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Architecture.Tests.Listing;

/// <summary>Parameters as the list writes them: modifiers, type, name, default.</summary>
internal static class ParameterDeclaration
{
    public static string WriteAll(MethodBase method)
        => WriteAll(method.GetParameters(), isExtension: method.IsDefined(typeof(ExtensionAttribute)));

    public static string WriteAll(IReadOnlyList<ParameterInfo> parameters, bool isExtension)
        => string.Join(", ", parameters.Select(parameter => (isExtension && parameter.Position == 0 ? "this " : "") + Write(parameter)));

    private static string Write(ParameterInfo parameter)
    {
        var type = TypeSpelling.Of(parameter.ParameterType);
        if (parameter.ParameterType.IsByRef && (parameter.IsOut || parameter.IsIn))
            type = (parameter.IsOut ? "out" : "in") + type["ref".Length..];
        if (parameter.IsDefined(typeof(ParamArrayAttribute)))
            type = "params " + type;
        return $"{type} {parameter.Name}{(parameter.HasDefaultValue ? " = " + Default(parameter) : "")}";
    }

    private static string Default(ParameterInfo parameter)
    {
        var type = parameter.ParameterType;
        if (parameter.RawDefaultValue is null)
            return type.IsValueType ? "default" : "null";
        if ((Nullable.GetUnderlyingType(type) ?? type) is { IsEnum: true } enumType)
            return $"{TypeSpelling.Of(enumType)}.{Enum.ToObject(enumType, parameter.RawDefaultValue)}";
        return parameter.RawDefaultValue switch
        {
            bool value => value ? "true" : "false",
            string text => $"\"{text}\"",
            var value => Convert.ToString(value, CultureInfo.InvariantCulture)!,
        };
    }
}
