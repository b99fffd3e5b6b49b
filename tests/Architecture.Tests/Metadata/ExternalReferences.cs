using System.Reflection.Metadata;

namespace Architecture.Tests.Metadata;

/// <summary>What an assembly needs of others: its tables of type and member references.</summary>
internal static class ExternalReferences
{
    public static IEnumerable<Reference> Of(AssemblyFile file)
        => file.Metadata.TypeReferences.Select(handle => (EntityHandle)handle)
            .Concat(file.Metadata.MemberReferences.Select(handle => (EntityHandle)handle))
            .Select(handle => Find(file.Metadata, handle))
            .OfType<Reference>();

    /// <summary>Null where the handle names nothing of another assembly: own types, arrays, type parameters.</summary>
    public static Reference? Find(MetadataReader reader, EntityHandle handle)
    {
        var own = reader.GetString(reader.GetAssemblyDefinition().Name);
        var memberKey = handle.Kind is HandleKind.MemberReference ? MemberReferenceText.Key(reader, (MemberReferenceHandle)handle) : null;
        var holder = handle.Kind is HandleKind.MemberReference ? reader.GetMemberReference((MemberReferenceHandle)handle).Parent : handle;
        return Names.Of(reader, holder) is { } type && !string.Equals(type.Assembly, own, StringComparison.Ordinal)
            ? new Reference(type, memberKey)
            : null;
    }
}
