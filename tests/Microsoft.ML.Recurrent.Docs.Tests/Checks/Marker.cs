namespace Docs.Checks;

/// <summary>The comment before a block or table: what it must agree with.</summary>
internal sealed record Marker(string Kind, string Value);
