namespace Architecture.Tests.Fixtures.Upper;

internal sealed class SecretException : Exception;
