using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Microsoft.ML.Internal.DataView;

namespace Microsoft.ML.Data;

/// <summary>Vectors of one item type, with one or more dimensions, each known or 0 for unknown.</summary>
public sealed class VectorDataViewType : StructuredDataViewType
{
    /// <summary>One dimension; 0 means that rows may differ in length.</summary>
    public VectorDataViewType(PrimitiveDataViewType itemType, int size = 0)
        : this(itemType, ImmutableArray.Create(CheckNotNegative(size)))
    {
    }

    /// <summary>Several dimensions, slowest first.</summary>
    public VectorDataViewType(PrimitiveDataViewType itemType, params int[] dimensions)
        : this(itemType, CheckNotNull(dimensions).ToImmutableArray())
    {
    }

    /// <summary>Several dimensions, slowest first.</summary>
    public VectorDataViewType(PrimitiveDataViewType itemType, ImmutableArray<int> dimensions)
        : base(RawTypeOf(itemType))
    {
        Contracts.CheckParam(!dimensions.IsDefaultOrEmpty, nameof(dimensions));
        Contracts.CheckParam(dimensions.All(d => d >= 0), nameof(dimensions));
        ItemType = itemType;
        Dimensions = dimensions;
        Size = Product(dimensions);
    }

    /// <summary>The dimensions; 0 where unknown.</summary>
    public ImmutableArray<int> Dimensions { get; }

    /// <summary>Whether every dimension is known.</summary>
    public bool IsKnownSize => Size > 0;

    /// <summary>The type of the items.</summary>
    public PrimitiveDataViewType ItemType { get; }

    /// <summary>The product of the dimensions, or 0 if one is unknown.</summary>
    public int Size { get; }

    /// <inheritdoc/>
    public override bool Equals(DataViewType other)
        => other is VectorDataViewType vector && ItemType.Equals(vector.ItemType) && Dimensions.SequenceEqual(vector.Dimensions);

    /// <inheritdoc/>
    public override bool Equals(object other) => other is DataViewType type && Equals(type);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.Add(ItemType);
        foreach (int dimension in Dimensions)
            hash.Add(dimension);
        return hash.ToHashCode();
    }

    /// <inheritdoc/>
    public override string ToString()
    {
        var text = new StringBuilder("Vector<").Append(ItemType);
        if (Dimensions.Length > 1 || Dimensions[0] > 0)
        {
            foreach (int dimension in Dimensions)
                text.Append(", ").Append(dimension > 0 ? dimension.ToString(CultureInfo.InvariantCulture) : "*");
        }

        return text.Append('>').ToString();
    }

    private static Type RawTypeOf(PrimitiveDataViewType itemType)
    {
        Contracts.CheckValue(itemType, nameof(itemType));
        return typeof(VBuffer<>).MakeGenericType(itemType.RawType);
    }

    private static int CheckNotNegative(int size)
    {
        Contracts.CheckParam(size >= 0, nameof(size));
        return size;
    }

    private static int[] CheckNotNull(int[] dimensions)
    {
        Contracts.CheckValue(dimensions, nameof(dimensions));
        return dimensions;
    }

    private static int Product(ImmutableArray<int> dimensions)
    {
        if (dimensions.Contains(0))
            return 0;
        int size = 1;
        foreach (int dimension in dimensions)
            size = checked(size * dimension);
        return size;
    }
}
