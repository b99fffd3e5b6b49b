namespace Architecture.Tests.Dependencies;

/// <summary>One type naming another.</summary>
/// <param name="User">The type that does so.</param>
/// <param name="Where">The place within it: <c>base or interface</c>, <c>field x</c>, <c>method M</c>.</param>
/// <param name="Used">The type it names.</param>
/// <param name="Member">The method or field of that type, if it names one.</param>
internal sealed record TypeUse(TypeDefinition User, string Where, TypeReference Used, MemberReference? Member)
{
    public override string ToString() => $"{User.FullName} ({Where}) uses {Member?.FullName ?? Used.FullName}";
}
