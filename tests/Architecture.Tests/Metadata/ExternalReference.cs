namespace Architecture.Tests.Metadata;

/// <summary>A reference of one assembly to a type of another, or to a member of such a type.</summary>
/// <param name="Type">The type named; a member's may be declared by one of its base classes.</param>
/// <param name="MemberKey">As <see cref="Api.ApiMember.Key"/>; null for the type itself.</param>
internal sealed record ExternalReference(TypeName Type, string? MemberKey)
{
    public override string ToString() => MemberKey is null ? $"type {Type}" : $"{Type} :: {MemberKey}";
}
