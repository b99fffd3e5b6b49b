using System.Reflection.Metadata;
using Architecture.Tests.Api;

namespace Architecture.Tests.Metadata;

/// <summary>Spells a reference to a method or field as <see cref="ApiMember.Key"/>.</summary>
internal static class MemberReferenceText
{
    public static string Key(MetadataReader reader, MemberReferenceHandle handle)
    {
        var member = reader.GetMemberReference(handle);
        var name = reader.GetString(member.Name);
        if (member.GetKind() is MemberReferenceKind.Field)
            return ApiMember.FieldKey(name, member.DecodeFieldSignature(SignatureText.Instance, genericContext: null));
        var signature = member.DecodeMethodSignature(SignatureText.Instance, genericContext: null);
        return ApiMember.MethodKey(
            !signature.Header.IsInstance,
            name,
            signature.GenericParameterCount,
            signature.ParameterTypes,
            signature.ReturnType);
    }
}
