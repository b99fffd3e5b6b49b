using Mono.Cecil.Rocks;

namespace Architecture.Tests.Dependencies;

/// <summary>Everything that the types of an assembly name: in declarations, signatures, attributes, locals and instructions.</summary>
internal static class TypeUses
{
    public static IEnumerable<TypeUse> In(ModuleDefinition module) => module.GetTypes().SelectMany(OfType);

    private static IEnumerable<TypeUse> OfType(TypeDefinition type)
        => from place in Places(type)
           from named in place.Named
           from part in NamedParts.Of(named)
           select new TypeUse(type, place.Where, part.Type, part.Member);

    private static IEnumerable<(string Where, IEnumerable<MemberReference> Named)> Places(TypeDefinition type)
    {
        yield return ("base or interface", Declared(type).Prepend(type.BaseType).OfType<TypeReference>());
        yield return ("constraint", type.GenericParameters.SelectMany(OfTypeParameter));
        yield return ("attribute", Attributes(type));
        foreach (var property in type.Properties)
            yield return ($"property {property.Name}", Attributes(property));
        foreach (var @event in type.Events)
            yield return ($"event {@event.Name}", Attributes(@event));
        foreach (var field in type.Fields)
            yield return ($"field {field.Name}", Attributes(field).Append(field.FieldType));
        foreach (var method in type.Methods)
            yield return ($"method {method.Name}", OfDeclaration(method).Concat(OfBody(method)));
    }

    private static IEnumerable<MemberReference> OfDeclaration(MethodDefinition method)
        => method.Parameters.SelectMany(parameter => Attributes(parameter).Append(parameter.ParameterType))
            .Append(method.ReturnType)
            .Concat(Attributes(method.MethodReturnType))
            .Concat(Attributes(method))
            .Concat(method.GenericParameters.SelectMany(OfTypeParameter))
            .Concat(method.Overrides);

    private static IEnumerable<MemberReference> OfBody(MethodDefinition method)
    {
        if (!method.HasBody)
            return [];
        var locals = method.Body.Variables.Select(variable => variable.VariableType);
        var caught = method.Body.ExceptionHandlers.Select(handler => handler.CatchType).OfType<TypeReference>();
        var named = method.Body.Instructions.Select(instruction => instruction.Operand).SelectMany(OfOperand);
        return [.. locals, .. caught, .. named];
    }

    private static IEnumerable<MemberReference> OfOperand(object? operand) => operand switch
    {
        MemberReference named => [named],
        CallSite call => call.Parameters.Select(parameter => parameter.ParameterType).Append(call.ReturnType),
        _ => [],
    };

    private static IEnumerable<MemberReference> OfTypeParameter(GenericParameter parameter)
        => parameter.Constraints.Select(constraint => constraint.ConstraintType).Concat(Attributes(parameter));

    private static IEnumerable<MemberReference> Attributes(ICustomAttributeProvider provider)
        => provider.CustomAttributes.SelectMany(attribute => attribute.ConstructorArguments
            .Concat(attribute.Properties.Concat(attribute.Fields).Select(named => named.Argument))
            .SelectMany(OfArgument)
            .Prepend(attribute.Constructor));

    private static IEnumerable<MemberReference> OfArgument(CustomAttributeArgument argument) => argument.Value switch
    {
        TypeReference type => [type],
        CustomAttributeArgument boxed => OfArgument(boxed),
        CustomAttributeArgument[] several => several.SelectMany(OfArgument),
        _ => [],
    };

    // The compiler lists an interface's own interfaces too. Whoever names one of ours names that alone.
    private static IEnumerable<TypeReference> Declared(TypeDefinition type)
    {
        TypeReference[] all = [.. type.Interfaces.Select(each => each.InterfaceType)];
        HashSet<string> implied = [.. all.OfType<TypeDefinition>().SelectMany(own => own.Interfaces).Select(each => each.InterfaceType.FullName)];
        return all.Where(each => !implied.Contains(each.FullName));
    }
}
