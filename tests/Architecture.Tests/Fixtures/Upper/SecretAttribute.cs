namespace Architecture.Tests.Fixtures.Upper;

[AttributeUsage(AttributeTargets.All)]
internal sealed class SecretAttribute : Attribute;
