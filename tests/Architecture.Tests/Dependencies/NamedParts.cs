namespace Architecture.Tests.Dependencies;

/// <summary>Takes what code names apart into the types it is made of: <c>Dictionary&lt;A, B[]&gt;</c> into Dictionary, A and B, a method into
/// its type, with itself, and its type arguments.</summary>
internal static class NamedParts
{
    public static IEnumerable<(TypeReference Type, MemberReference? Member)> Of(MemberReference named) => named switch
    {
        TypeReference type => Types(type),
        GenericInstanceMethod method => [.. Of(method.ElementMethod), .. method.GenericArguments.SelectMany(Types)],
        { DeclaringType: ArrayType array } => Types(array),
        _ => Types(named.DeclaringType).Select((part, index) => index == 0 ? (part.Type, named) : part),
    };

    // The type itself is the first, its arguments follow.
    private static IEnumerable<(TypeReference Type, MemberReference? Member)> Types(TypeReference type) => type switch
    {
        GenericParameter => [],
        GenericInstanceType generic => [.. Types(generic.ElementType), .. generic.GenericArguments.SelectMany(Types)],
        FunctionPointerType pointer => [.. Types(pointer.ReturnType), .. pointer.Parameters.SelectMany(parameter => Types(parameter.ParameterType))],
        IModifierType modified => [.. Types(modified.ElementType), .. Types(modified.ModifierType)],
        TypeSpecification around => Types(around.ElementType),
        _ => [(type, null)],
    };
}
