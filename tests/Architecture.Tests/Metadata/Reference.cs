namespace Architecture.Tests.Metadata;

/// <summary>What code names: a type, or a member of a type.</summary>
/// <param name="Type">The type named; a member's may be declared by one of its base classes.</param>
/// <param name="MemberKey">As <see cref="Api.ApiMember.Key"/>; null for the type itself.</param>
internal sealed record Reference(TypeName Type, string? MemberKey)
{
    public override string ToString() => MemberKey is null ? $"type {Type}" : $"{Type} :: {MemberKey}";
}
