using Microsoft.ML.Data;

namespace Docs.Checks;

/// <summary>How the tables of columns write types.</summary>
internal static class TypeText
{
    /// <param name="type">A column's type.</param>
    /// <param name="sizes">Letters or options for the sizes of the example.</param>
    public static string Of(DataViewType type, IReadOnlyDictionary<int, string> sizes) => type switch
    {
        VectorDataViewType vector => $"Vector<{string.Join(", ", [Of(vector.ItemType, sizes), .. vector.Dimensions.Length == 1 && vector.Dimensions[0] == 0 ? [] : vector.Dimensions.Select(size => size == 0 ? "*" : Size(size, sizes))])}>",
        KeyDataViewType key => $"Key<{key.RawType.Name}, {Size((int)key.Count, sizes)}>",
        TextDataViewType => "Text",
        _ => type.RawType.Name,
    };

    private static string Size(int size, IReadOnlyDictionary<int, string> sizes) => sizes.TryGetValue(size, out string? name) ? name : FormattableString.Invariant($"{size}");
}
