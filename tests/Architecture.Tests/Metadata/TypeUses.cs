using System.Reflection.Metadata;

namespace Architecture.Tests.Metadata;

/// <summary>Everything that the types of an assembly name: in declarations, signatures, attributes, locals and instructions.</summary>
internal sealed class TypeUses
{
    private readonly CompiledAssembly _file;
    private readonly MetadataReader _reader;

    private TypeUses(CompiledAssembly file)
    {
        _file = file;
        _reader = file.Metadata;
    }

    public static IEnumerable<TypeUse> In(CompiledAssembly file)
    {
        var uses = new TypeUses(file);
        return file.Metadata.TypeDefinitions.SelectMany(uses.OfType);
    }

    private IEnumerable<TypeUse> OfType(TypeDefinitionHandle handle)
    {
        var type = _reader.GetTypeDefinition(handle);
        var user = Names.Of(_reader, handle);
        return OfDeclaration(type)
            .Concat(type.GetFields().SelectMany(OfField))
            .Concat(type.GetMethods().SelectMany(OfMethod))
            .Distinct()
            .Select(found => new TypeUse(user, found.Where, found.Used.Type, found.Used.MemberKey));
    }

    private IEnumerable<(string Where, Reference Used)> OfDeclaration(TypeDefinition type)
    {
        var bases = type.GetInterfaceImplementations().Select(i => _reader.GetInterfaceImplementation(i).Interface).Prepend(type.BaseType);
        return At("base or interface", bases.SelectMany(Named))
            .Concat(At("constraint", type.GetGenericParameters().SelectMany(Constraints)))
            .Concat(At("attribute", Attributes(type.GetCustomAttributes())))
            .Concat(type.GetProperties().Select(_reader.GetPropertyDefinition).SelectMany(
                property => At($"property {_reader.GetString(property.Name)}", Attributes(property.GetCustomAttributes()))));
    }

    private IEnumerable<(string Where, Reference Used)> OfField(FieldDefinitionHandle handle)
    {
        var field = _reader.GetFieldDefinition(handle);
        return At($"field {_reader.GetString(field.Name)}",
            Types(field.DecodeSignature(SignatureTypes.Instance, genericContext: null)).Concat(Attributes(field.GetCustomAttributes())));
    }

    private IEnumerable<(string Where, Reference Used)> OfMethod(MethodDefinitionHandle handle)
    {
        var method = _reader.GetMethodDefinition(handle);
        var found = Types(SignatureTypes.Of(method.DecodeSignature(SignatureTypes.Instance, genericContext: null)))
            .Concat(method.GetGenericParameters().SelectMany(Constraints))
            .Concat(Attributes(method.GetCustomAttributes()))
            .Concat(method.GetParameters().SelectMany(parameter => Attributes(_reader.GetParameter(parameter).GetCustomAttributes())));
        if (_file.BodyOf(method) is { } body)
            found = found.Concat(OfBody(body));
        return At($"method {_reader.GetString(method.Name)}", found);
    }

    private IEnumerable<Reference> OfBody(MethodBodyBlock body)
    {
        var locals = body.LocalSignature.IsNil
            ? []
            : _reader.GetStandaloneSignature(body.LocalSignature).DecodeLocalSignature(SignatureTypes.Instance, genericContext: null)
                .SelectMany(Types);
        var caught = body.ExceptionRegions.Where(region => !region.CatchType.IsNil).SelectMany(region => Named(region.CatchType));
        return locals.Concat(caught).Concat(IlTokens.In(body).SelectMany(Named));
    }

    /// <summary>The types, and the member if there is one, that a handle names.</summary>
    private IEnumerable<Reference> Named(EntityHandle handle)
    {
        if (handle.IsNil)
            return [];
        switch (handle.Kind)
        {
            case HandleKind.TypeDefinition or HandleKind.TypeReference:
                return [new(Names.Of(_reader, handle)!, MemberKey: null)];
            case HandleKind.TypeSpecification:
                var type = _reader.GetTypeSpecification((TypeSpecificationHandle)handle);
                return Types(type.DecodeSignature(SignatureTypes.Instance, genericContext: null));
            case HandleKind.MethodDefinition:
                return Named(_reader.GetMethodDefinition((MethodDefinitionHandle)handle).GetDeclaringType());
            case HandleKind.FieldDefinition:
                return Named(_reader.GetFieldDefinition((FieldDefinitionHandle)handle).GetDeclaringType());
            case HandleKind.MethodSpecification:
                var method = _reader.GetMethodSpecification((MethodSpecificationHandle)handle);
                return method.DecodeSignature(SignatureTypes.Instance, genericContext: null).SelectMany(Types).Concat(Named(method.Method));
            case HandleKind.MemberReference:
                var holder = Named(_reader.GetMemberReference((MemberReferenceHandle)handle).Parent);
                return ExternalReferences.Find(_reader, handle) is { } external ? holder.Append(external) : holder;
            default:
                return [];
        }
    }

    private IEnumerable<Reference> Constraints(GenericParameterHandle handle)
        => _reader.GetGenericParameter(handle).GetConstraints()
            .SelectMany(constraint => Named(_reader.GetGenericParameterConstraint(constraint).Type));

    private IEnumerable<Reference> Attributes(CustomAttributeHandleCollection attributes)
        => attributes.SelectMany(attribute => Named(_reader.GetCustomAttribute(attribute).Constructor));

    private static IEnumerable<Reference> Types(IEnumerable<TypeName> types) => types.Select(type => new Reference(type, MemberKey: null));

    private static IEnumerable<(string Where, Reference Used)> At(string where, IEnumerable<Reference> found)
        => found.Select(used => (where, used));
}
