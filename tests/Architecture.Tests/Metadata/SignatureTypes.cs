using System.Collections.Immutable;
using System.Reflection.Metadata;

namespace Architecture.Tests.Metadata;

/// <summary>Collects the named types that a compiled signature mentions, type arguments included.</summary>
internal sealed class SignatureTypes : ISignatureTypeProvider<IEnumerable<TypeName>, object?>
{
    public static readonly SignatureTypes Instance = new();

    public IEnumerable<TypeName> GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind)
        => [Names.Of(reader, handle)];

    public IEnumerable<TypeName> GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind)
        => [Names.Of(reader, handle)];

    public IEnumerable<TypeName> GetTypeFromSpecification(
        MetadataReader reader,
        object? genericContext,
        TypeSpecificationHandle handle,
        byte rawTypeKind)
        => reader.GetTypeSpecification(handle).DecodeSignature(this, genericContext);

    public IEnumerable<TypeName> GetGenericInstantiation(
        IEnumerable<TypeName> genericType,
        ImmutableArray<IEnumerable<TypeName>> typeArguments)
        => genericType.Concat(typeArguments.SelectMany(argument => argument));

    public IEnumerable<TypeName> GetFunctionPointerType(MethodSignature<IEnumerable<TypeName>> signature) => Of(signature);

    public IEnumerable<TypeName> GetModifiedType(IEnumerable<TypeName> modifier, IEnumerable<TypeName> unmodifiedType, bool isRequired)
        => modifier.Concat(unmodifiedType);

    public IEnumerable<TypeName> GetPrimitiveType(PrimitiveTypeCode typeCode) => [];

    public IEnumerable<TypeName> GetArrayType(IEnumerable<TypeName> elementType, ArrayShape shape) => elementType;

    public IEnumerable<TypeName> GetSZArrayType(IEnumerable<TypeName> elementType) => elementType;

    public IEnumerable<TypeName> GetByReferenceType(IEnumerable<TypeName> elementType) => elementType;

    public IEnumerable<TypeName> GetPointerType(IEnumerable<TypeName> elementType) => elementType;

    public IEnumerable<TypeName> GetPinnedType(IEnumerable<TypeName> elementType) => elementType;

    public IEnumerable<TypeName> GetGenericMethodParameter(object? genericContext, int index) => [];

    public IEnumerable<TypeName> GetGenericTypeParameter(object? genericContext, int index) => [];

    public static IEnumerable<TypeName> Of(MethodSignature<IEnumerable<TypeName>> signature)
        => signature.ReturnType.Concat(signature.ParameterTypes.SelectMany(parameter => parameter));
}
