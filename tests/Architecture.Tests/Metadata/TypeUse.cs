namespace Architecture.Tests.Metadata;

/// <summary>One type naming another.</summary>
/// <param name="User">The type that does so, or the one it is nested in.</param>
/// <param name="Where">The place within it: <c>base or interface</c>, <c>field x</c>, <c>method M</c>.</param>
/// <param name="Used">What it names.</param>
/// <param name="MemberKey">The member of another assembly's type that it names, as <see cref="Api.ApiMember.Key"/>; null otherwise.</param>
internal sealed record TypeUse(TypeName User, string Where, TypeName Used, string? MemberKey = null)
{
    public override string ToString() => $"{User} ({Where}) uses {Used}{(MemberKey is null ? "" : $" :: {MemberKey}")}";
}
