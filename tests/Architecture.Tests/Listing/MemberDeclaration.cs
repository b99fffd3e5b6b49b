using System.Globalization;
using System.Reflection;

namespace Architecture.Tests.Listing;

/// <summary>A member's line of the list; null for a private one, and for accessors, which their property speaks for.</summary>
internal static class MemberDeclaration
{
    private static readonly string[] s_widestFirst = ["public", "protected internal", "protected", "internal", "private protected"];

    public static string? Write(MemberInfo member) => member switch
    {
        ConstructorInfo { IsStatic: false } constructor => Constructor(constructor),
        MethodInfo method => method.IsSpecialName && !method.Name.StartsWith("op_", StringComparison.Ordinal) ? null : Method(method),
        PropertyInfo property => Property(property),
        EventInfo @event => Event(@event),
        FieldInfo field => Field(field),
        _ => null,
    };

    private static string? Constructor(ConstructorInfo constructor)
        => Access(constructor) is { } access
            ? $"{access} {Api.TypeText.SplitArity(constructor.DeclaringType!.Name).Name}({ParameterDeclaration.WriteAll(constructor)})"
            : null;

    private static string? Method(MethodInfo method)
    {
        if (Access(method) is not { } access)
            return null;
        var typeParameters = method.GetGenericArguments();
        var generic = typeParameters.Length == 0 ? "" : $"<{string.Join(", ", typeParameters.Select(TypeSpelling.Of))}>";
        var before = method.DeclaringType!.IsInterface ? Modifiers(method) : $"{access} {Modifiers(method)}";
        var after = $"({ParameterDeclaration.WriteAll(method)}){Constraints.Write(typeParameters)}";
        return $"{before}{TypeSpelling.Of(method.ReturnType)} {method.Name}{generic}{after}";
    }

    private static string? Property(PropertyInfo property)
    {
        var accessors = property.GetAccessors(nonPublic: true).Where(accessor => Access(accessor) is not null).ToList();
        if (accessors.Count == 0)
            return null;
        var access = s_widestFirst.Intersect(accessors.Select(accessor => Access(accessor)!), StringComparer.Ordinal).First();
        var indices = property.GetIndexParameters();
        var name = indices.Length == 0 ? property.Name : $"this[{ParameterDeclaration.WriteAll(indices, isExtension: false)}]";
        var words = accessors
            .OrderBy(accessor => accessor == property.SetMethod)
            .Select(accessor => (Access: Access(accessor), Word: accessor == property.SetMethod ? "set;" : "get;"))
            .Select(accessor => string.Equals(accessor.Access, access, StringComparison.Ordinal)
                ? accessor.Word
                : $"{accessor.Access} {accessor.Word}");
        // The lists leave out "sealed override" before a property.
        var modifiers = accessors[0].IsFinal ? "" : Modifiers(accessors[0]);
        return $"{access} {modifiers}{TypeSpelling.Of(property.PropertyType)} {name} {{ {string.Join(' ', words)} }}";
    }

    private static string? Event(EventInfo @event)
        => Access(@event.AddMethod!) is { } access
            ? $"{access} {Modifiers(@event.AddMethod!)}event {TypeSpelling.Of(@event.EventHandlerType!)} {@event.Name}"
            : null;

    private static string? Field(FieldInfo field)
    {
        if (Access(field.Attributes & FieldAttributes.FieldAccessMask) is not { } access)
            return null;
        var type = TypeSpelling.Of(field.FieldType);
        if (field.IsLiteral)
            return $"{access} const {type} {field.Name} = {Constant(field.GetRawConstantValue())}";
        return $"{access} {(field.IsStatic ? "static " : "")}{(field.IsInitOnly ? "readonly " : "")}{type} {field.Name}";
    }

    // As the lists happen to write them, which is not as they write defaults.
    private static string Constant(object? value) => value switch
    {
        null => "null",
        string text => $"\"{text}\"",
        ulong bits => FormattableString.Invariant($"0x{bits:X}"),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    private static string Modifiers(MethodInfo method)
    {
        if (method.IsStatic)
            return "static ";
        if (!method.IsVirtual)
            return "";
        var isNew = method.Attributes.HasFlag(MethodAttributes.NewSlot);
        if (method.IsAbstract)
            return "abstract ";
        return (isNew, method.IsFinal) switch
        {
            (true, true) => "", // implements an interface, nothing more
            (true, false) => "virtual ",
            (false, true) => "sealed override ",
            (false, false) => "override ",
        };
    }

    private static string? Access(MethodBase method) => Access((FieldAttributes)(method.Attributes & MethodAttributes.MemberAccessMask));

    // The accessibilities of methods and fields have the same numbers.
    private static string? Access(FieldAttributes attributes) => attributes switch
    {
        FieldAttributes.Public => "public",
        FieldAttributes.Family => "protected",
        FieldAttributes.FamORAssem => "protected internal",
        FieldAttributes.Assembly => "internal",
        FieldAttributes.FamANDAssem => "private protected",
        _ => null,
    };
}
