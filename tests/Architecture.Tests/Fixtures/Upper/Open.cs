namespace Architecture.Tests.Fixtures.Upper;

/// <summary>The layer above may use the layer below.</summary>
internal sealed class Open : Lower.Innocent;
