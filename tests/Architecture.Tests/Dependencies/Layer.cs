namespace Architecture.Tests.Dependencies;

/// <summary>A part of the house and what it may know.</summary>
/// <param name="Name">Folder below the root namespace, with dots; folders inside it belong to it unless they have a row of their
/// own.</param>
/// <param name="Sees">Other layers it may use. Its own types it may always use.</param>
/// <param name="Why">The reason, for whoever meets the rule in an error.</param>
internal sealed record Layer(string Name, string[] Sees, string Why)
{
    /// <summary>Whether it may use ML.NET's types at all.</summary>
    public bool KnowsMLNet { get; init; } = true;

    /// <summary>Whether it may use what ML.NET keeps internal.</summary>
    public bool TouchesInternals { get; init; }
}
