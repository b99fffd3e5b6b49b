namespace Docs.Checks;

/// <summary>A fenced block of a page.</summary>
internal sealed record CodeBlock(int Line, string Language, string Text, Marker? Marker);
