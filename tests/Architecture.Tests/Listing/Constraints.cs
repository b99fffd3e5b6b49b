using System.Reflection;

namespace Architecture.Tests.Listing;

/// <summary>The <c>where</c> clauses of type parameters, each with a blank before it.</summary>
internal static class Constraints
{
    public static string Write(IEnumerable<Type> typeParameters)
        => string.Concat(typeParameters.Select(parameter => (parameter.Name, Of: Of(parameter).ToList()))
            .Where(parameter => parameter.Of.Count > 0)
            .Select(parameter => $" where {parameter.Name} : {string.Join(", ", parameter.Of)}"));

    private static IEnumerable<string> Of(Type parameter)
    {
        var attributes = parameter.GenericParameterAttributes;
        var isStruct = attributes.HasFlag(GenericParameterAttributes.NotNullableValueTypeConstraint);
        if (attributes.HasFlag(GenericParameterAttributes.ReferenceTypeConstraint))
            yield return "class";
        if (isStruct)
            yield return "struct";
        foreach (var type in parameter.GetGenericParameterConstraints().Where(type => type != typeof(ValueType)))
            yield return TypeSpelling.Of(type);
        if (attributes.HasFlag(GenericParameterAttributes.DefaultConstructorConstraint) && !isStruct)
            yield return "new()";
    }
}
