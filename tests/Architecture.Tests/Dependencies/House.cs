using Architecture.Tests.Metadata;

namespace Architecture.Tests.Dependencies;

/// <summary>Layers under one root namespace.</summary>
/// <param name="Root">The namespace that the project's own folder has.</param>
/// <param name="RootLayer">The layer of the types that lie in it directly.</param>
/// <param name="Layers">All layers.</param>
/// <param name="Elsewhere">Types that stand in another layer than their namespace says, by full name.</param>
internal sealed record House(string Root, string RootLayer, IReadOnlyList<Layer> Layers, IReadOnlyDictionary<string, string> Elsewhere)
{
    /// <summary>The layer of a type; null if it has none.</summary>
    public Layer? LayerOf(TypeName type)
    {
        if (Elsewhere.TryGetValue($"{type.Namespace}.{type.Outermost}", out var named))
            return Find(named);
        if (string.Equals(type.Namespace, Root, StringComparison.Ordinal))
            return Find(RootLayer);
        if (!type.Namespace.StartsWith(Root + ".", StringComparison.Ordinal))
            return null;
        var folder = type.Namespace[(Root.Length + 1)..];
        return Layers
            .Where(layer => $"{folder}.".StartsWith(layer.Name + ".", StringComparison.Ordinal))
            .MaxBy(layer => layer.Name.Length);
    }

    private Layer Find(string name) => Layers.Single(layer => string.Equals(layer.Name, name, StringComparison.Ordinal));
}
