namespace Architecture.Tests.Fixtures.Lower;

internal class Innocent;
