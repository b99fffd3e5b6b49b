using System.Reflection.Metadata;
using Architecture.Tests.Api;

namespace Architecture.Tests.Metadata;

/// <summary>Names of types in metadata.</summary>
internal static class Names
{
    public static TypeName Of(MetadataReader reader, TypeDefinitionHandle handle)
    {
        var type = reader.GetTypeDefinition(handle);
        var name = reader.GetString(type.Name);
        if (type.GetDeclaringType() is { IsNil: false } outer)
        {
            var around = Of(reader, outer);
            return around with { Nested = $"{around.Nested}.{name}" };
        }
        return new(reader.GetString(reader.GetAssemblyDefinition().Name), reader.GetString(type.Namespace), name);
    }

    public static TypeName Of(MetadataReader reader, TypeReferenceHandle handle)
    {
        var type = reader.GetTypeReference(handle);
        var name = reader.GetString(type.Name);
        switch (type.ResolutionScope.Kind)
        {
            case HandleKind.TypeReference:
                var around = Of(reader, (TypeReferenceHandle)type.ResolutionScope);
                return around with { Nested = $"{around.Nested}.{name}" };
            case HandleKind.AssemblyReference:
                var assembly = reader.GetAssemblyReference((AssemblyReferenceHandle)type.ResolutionScope);
                var @namespace = reader.GetString(type.Namespace);
                return new(reader.GetString(assembly.Name), @namespace, @namespace is "System" ? TypeText.Keyword(name) : name);
            default:
                throw new NotSupportedException($"Type {name} lies in a {type.ResolutionScope.Kind}; only assemblies are known here.");
        }
    }

    /// <summary>The type that a definition, reference or instantiation names; null for arrays, pointers and type parameters.</summary>
    public static TypeName? Of(MetadataReader reader, EntityHandle handle) => handle.Kind switch
    {
        HandleKind.TypeDefinition => Of(reader, (TypeDefinitionHandle)handle),
        HandleKind.TypeReference => Of(reader, (TypeReferenceHandle)handle),
        HandleKind.TypeSpecification => OfInstantiation(reader, (TypeSpecificationHandle)handle),
        _ => null,
    };

    private static TypeName? OfInstantiation(MetadataReader reader, TypeSpecificationHandle handle)
    {
        var blob = reader.GetBlobReader(reader.GetTypeSpecification(handle).Signature);
        if (blob.ReadSignatureTypeCode() is not SignatureTypeCode.GenericTypeInstance)
            return null;
        blob.ReadSignatureTypeCode(); // class or value type
        return Of(reader, blob.ReadTypeHandle());
    }
}
