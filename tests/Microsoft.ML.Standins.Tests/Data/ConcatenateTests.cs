using Microsoft.ML.Data;

namespace Microsoft.ML.Standins.Tests.Data;

public sealed class ConcatenateTests
{
    private readonly MLContext _ml = new(seed: 1);

    [Fact]
    public void Concatenate_Scalars_GivesANamedDenseVector()
    {
        DataViewSchema.Column features = Features(House.View(_ml), "Size", "Rooms").Schema["Features"];

        Assert.Equal("Features: Vector<Single, 2> {SlotNames}", features.ToString());
        Assert.Equal(["Size", "Rooms"], SlotNames(features));
    }

    [Fact]
    public void Concatenate_VectorAndScalar_PrefixesTheVectorsSlotNames()
    {
        IDataView nested = _ml.Transforms.Concatenate("Inner", "Size", "Rooms")
            .Append(_ml.Transforms.Concatenate("Features", "Inner", "Label")).Fit(House.View(_ml)).Transform(House.View(_ml));

        Assert.Equal(["Inner.Size", "Inner.Rooms", "Label"], SlotNames(nested.Schema["Features"]));
        Assert.Equal([[1f, 2, 3], [4, 5, 6], [7, 8, 9]], nested.GetColumn<float[]>("Features"));
    }

    [Fact]
    public void Concatenate_OneVector_KeepsItsDimensions()
    {
        IDataView data = _ml.Data.LoadFromEnumerable<Shaped>([new()]);

        Assert.Equal("Vector<Single, 4, 3>", Features(data, "Matrix").Schema["Features"].Type.ToString());
        Assert.Equal("Vector<Single, 24>", Features(data, "Matrix", "Matrix").Schema["Features"].Type.ToString());
    }

    [Fact]
    public void Concatenate_WithUnknownSize_GivesUnknownSize()
    {
        IDataView features = Features(_ml.Data.LoadFromEnumerable<Shaped>([new() { Any = [7, 8] }, new() { Any = [] }]), "Any", "One");

        Assert.Equal("Features: Vector<Single>", features.Schema["Features"].ToString());
        Assert.Equal([[7f, 8, 1], [1]], features.GetColumn<float[]>("Features"));
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, false)]
    [InlineData(2, true)]
    [InlineData(4, true)]
    public void Concatenate_SparseVectorAndScalar_IsSparseWhileNoMoreThanHalfIsExplicit(int explicitValues, bool isDense)
    {
        float[] values = Enumerable.Repeat(5f, explicitValues).ToArray();
        var sparse = new VBuffer<float>(4, explicitValues, values, Enumerable.Range(0, explicitValues).ToArray());
        IDataView features = Features(_ml.Data.LoadFromEnumerable<Shaped>([new() { Sparse = sparse }]), "One", "Sparse");
        using DataViewRowCursor cursor = features.GetRowCursor([features.Schema["Features"]]);
        cursor.MoveNext();
        VBuffer<float> value = default;
        cursor.GetGetter<VBuffer<float>>(features.Schema["Features"])(ref value);

        Assert.Equal(isDense, value.IsDense);
        Assert.Equal(5, value.Length);
        Assert.Equal([1, .. Enumerable.Range(0, 4).Select(i => i < explicitValues ? 5f : 0)], value.DenseValues());
    }

    [Fact]
    public void Concatenate_MissingColumn_ThrowsWhenTransformedAndInAChainWhenFitted()
    {
        IDataView data = House.View(_ml);
        var estimator = _ml.Transforms.Concatenate("Features", "Size", "None");
        var transformer = estimator.Fit(data);

        var error = Assert.ThrowsAny<ArgumentOutOfRangeException>(() => transformer.Transform(data));
        Assert.Contains("Could not find input column 'None'", error.Message, StringComparison.Ordinal);
        Assert.ThrowsAny<ArgumentOutOfRangeException>(() => estimator.Append(_ml.Transforms.CopyColumns("Copy", "Size")).Fit(data));
    }

    [Fact]
    public void Concatenate_DifferentTypes_Throws()
    {
        IDataView data = _ml.Data.LoadFromEnumerable<Shaped>([new()]);

        Assert.ThrowsAny<ArgumentOutOfRangeException>(() => Features(data, "One", "Whole"));
        Assert.Throws<InvalidOperationException>(
            () => _ml.Transforms.Concatenate("Features", "One", "Whole").Append(_ml.Transforms.CopyColumns("Copy", "One")).Fit(data));
    }

    [Fact]
    public void Concatenate_Nothing_Throws()
        => Assert.ThrowsAny<ArgumentOutOfRangeException>(() => _ml.Transforms.Concatenate("Features"));

    [Fact]
    public void CopyColumns_MissingColumn_ThrowsWhenFitted()
    {
        var error = Assert.ThrowsAny<ArgumentOutOfRangeException>(() => _ml.Transforms.CopyColumns("Copy", "None").Fit(House.View(_ml)));

        Assert.Contains("Could not find input column 'None'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void CopyColumns_KeepsTypeAndAnnotations()
    {
        IDataView features = Features(House.View(_ml), "Size", "Rooms");
        IDataView copied = _ml.Transforms.CopyColumns("Copy", "Features").Fit(features).Transform(features);

        Assert.Equal(features.Schema["Features"].Type, copied.Schema["Copy"].Type);
        Assert.Equal(["Size", "Rooms"], SlotNames(copied.Schema["Copy"]));
    }

    private static IEnumerable<string> SlotNames(DataViewSchema.Column column)
    {
        VBuffer<ReadOnlyMemory<char>> names = default;
        column.GetSlotNames(ref names);
        return names.DenseValues().Select(name => name.ToString());
    }

    private IDataView Features(IDataView data, params string[] columns)
        => _ml.Transforms.Concatenate("Features", columns).Fit(data).Transform(data);

    private sealed class Shaped
    {
        [VectorType(4, 3)]
        public float[] Matrix { get; set; } = new float[12];

        public float[] Any { get; set; } = [];

        public float One { get; set; } = 1;

        public int Whole { get; set; }

        [VectorType(4)]
        public VBuffer<float> Sparse { get; set; } = new(4, 0, [], []);
    }
}
