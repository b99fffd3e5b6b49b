namespace Architecture.Tests.Fixtures.Stray;

/// <summary>Lies in a folder that no layer names.</summary>
internal sealed class Lost;
