using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.ML.Recurrent.Data;

namespace Docs.Checks;

/// <summary>How the tables of options write types and defaults.</summary>
internal static class OptionText
{
    public const string Required = "required";

    public static string Type(PropertyInfo property)
    {
        Type type = property.PropertyType;
        if (Nullable.GetUnderlyingType(type) is { } item)
            return $"{Name(item)}?";
        bool mayBeNull = !type.IsValueType && new NullabilityInfoContext().Create(property).ReadState == NullabilityState.Nullable;
        return Name(type) + (mayBeNull ? "?" : "");
    }

    /// <summary>What the property is where nobody sets it.</summary>
    public static string Default(PropertyInfo property, Type type)
    {
        if (property.GetCustomAttribute<RequiredMemberAttribute>() is not null)
            return Required;
        ParameterInfo? positional = type.GetConstructor([]) is not null ? null
            : type.GetConstructors()[0].GetParameters().Single(parameter => parameter.Name == property.Name);
        if (positional is not null)
            return positional.HasDefaultValue ? Value(positional.DefaultValue) : Required;
        // The one default that depends on the machine.
        object? value = type.GetProperty(property.Name)!.GetValue(New(type));
        return property is { Name: "Threads", DeclaringType.Name: "ManagedEngineOptions" } && value is int threads && threads == Environment.ProcessorCount
            ? "Environment.ProcessorCount" : Value(value);
    }

    public static object New(Type type) => Activator.CreateInstance(type)!;

    private static string Value(object? value) => value switch
    {
        null => "null",
        string text => $"\"{text}\"",
        bool flag => flag ? "true" : "false",
        Enum choice => choice.ToString(),
        ColumnNames { Values: [] } => "[]",
        IFormattable number when value.GetType().IsPrimitive => Number(number),
        _ => Record(value),
    };

    private static string Number(IFormattable number)
    {
        string text = number.ToString(null, CultureInfo.InvariantCulture);
        return text.Contains('E') ? $"{text[..text.IndexOf('E')]}e{int.Parse(text[(text.IndexOf('E') + 1)..], CultureInfo.InvariantCulture)}" : text;
    }

    // A known one by its name, another by what differs from its own defaults.
    private static string Record(object value)
    {
        Type type = value.GetType();
        PropertyInfo? known = type.GetProperties(BindingFlags.Public | BindingFlags.Static).FirstOrDefault(property => property.PropertyType == type && value.Equals(property.GetValue(null)));
        if (known is not null)
            return $"{type.Name}.{known.Name}";
        object plain = New(type);
        string[] changed = [.. Settable(type).Where(property => !Equals(property.GetValue(value), property.GetValue(plain))).Select(property => $"{property.Name} = {Value(property.GetValue(value))}")];
        return changed.Length == 0 ? $"new {type.Name}()" : $"new {type.Name} {{ {string.Join(", ", changed)} }}";
    }

    public static IEnumerable<PropertyInfo> Settable(Type type, BindingFlags flags = BindingFlags.Default)
        => type.GetProperties(BindingFlags.Public | BindingFlags.Instance | flags).Where(property => property.SetMethod is { IsPublic: true });

    private static string Name(Type type) => type == typeof(int) ? "int" : type == typeof(float) ? "float" : type == typeof(double) ? "double" : type == typeof(bool) ? "bool"
        : type == typeof(string) ? "string" : typeof(IEnumerable).IsAssignableFrom(type) ? throw new NotSupportedException($"Options are scalar; {type} is not.") : type.Name;
}
