using System.Collections.Immutable;
using System.Reflection.Metadata;
using Architecture.Tests.Api;

namespace Architecture.Tests.Metadata;

/// <summary>Spells the types of compiled signatures as <see cref="TypeText"/> does. A generic type's own name comes as
/// <c>A`1.B</c>.</summary>
internal sealed class SignatureText : ISignatureTypeProvider<string, object?>
{
    public static readonly SignatureText Instance = new();

    public string GetPrimitiveType(PrimitiveTypeCode typeCode) => TypeText.Keyword(typeCode.ToString());

    public string GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind)
        => Names.Of(reader, handle).Nested;

    public string GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind)
        => Names.Of(reader, handle).Nested;

    public string GetTypeFromSpecification(MetadataReader reader, object? genericContext, TypeSpecificationHandle handle, byte rawTypeKind)
        => reader.GetTypeSpecification(handle).DecodeSignature(this, genericContext);

    // Decimal is a type like any other to metadata, a keyword to the lists.
    public string GetGenericInstantiation(string genericType, ImmutableArray<string> typeArguments)
        => TypeText.Instantiate(genericType, typeArguments);

    public string GetArrayType(string elementType, ArrayShape shape) => $"{elementType}[{new string(',', shape.Rank - 1)}]";

    public string GetSZArrayType(string elementType) => elementType + "[]";

    public string GetByReferenceType(string elementType) => "ref " + elementType;

    public string GetPointerType(string elementType) => elementType + "*";

    public string GetPinnedType(string elementType) => elementType;

    public string GetFunctionPointerType(MethodSignature<string> signature)
        => $"delegate*<{string.Join(',', signature.ParameterTypes)},{signature.ReturnType}>";

    public string GetGenericMethodParameter(object? genericContext, int index) => FormattableString.Invariant($"!!{index}");

    public string GetGenericTypeParameter(object? genericContext, int index) => FormattableString.Invariant($"!{index}");

    public string GetModifiedType(string modifier, string unmodifiedType, bool isRequired) => unmodifiedType;
}
