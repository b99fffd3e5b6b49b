namespace Architecture.Tests.Dependencies;

/// <summary>Layers under one root namespace.</summary>
/// <param name="Root">The namespace that the project's own folder has; names of the house's assemblies begin with it.</param>
/// <param name="RootLayer">The layer of the types that lie in it directly.</param>
/// <param name="Layers">All layers.</param>
internal sealed record House(string Root, string RootLayer, IReadOnlyList<Layer> Layers)
{
    /// <summary>Types that are in another layer than their namespace says, by full name.</summary>
    public IReadOnlyDictionary<string, string> Elsewhere { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>What names of ML.NET's assemblies begin with.</summary>
    public string MLNet { get; init; } = "Microsoft.ML";

    public bool IsMLNet(TypeReference type)
    {
        var assembly = type.Scope is AssemblyNameReference other ? other.Name : type.Module.Assembly.Name.Name;
        return assembly.StartsWith(MLNet, StringComparison.Ordinal) && !assembly.StartsWith(Root, StringComparison.Ordinal);
    }

    /// <summary>The layer of a type; null if it has none.</summary>
    public Layer? LayerOf(TypeReference type)
    {
        if (type.DeclaringType is { } outer)
            return LayerOf(outer);
        if (Elsewhere.TryGetValue(type.FullName, out var named))
            return Find(named);
        if (type.Namespace == Root)
            return Find(RootLayer);
        if (!type.Namespace.StartsWith(Root + ".", StringComparison.Ordinal))
            return null;
        var folder = type.Namespace[(Root.Length + 1)..];
        return Layers.Where(layer => $"{folder}.".StartsWith(layer.Name + ".", StringComparison.Ordinal)).MaxBy(layer => layer.Name.Length);
    }

    private Layer Find(string name) => Layers.Single(layer => layer.Name == name);
}
