using System.Collections.Immutable;
using System.IO.Compression;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms;

namespace Microsoft.ML.Standins.Tests.Transforms;

public sealed class NormalizeMinMaxTests
{
    private readonly MLContext _ml = new(seed: 1);

    [Theory]
    [InlineData(true, new[] { -1f, 0.5f, float.NaN })]
    [InlineData(false, new[] { 0f, 1f, float.NaN })]
    public void Scalar_FixedZeroOrNot_ScalesTheRangeAndPassesNaN(bool fixZero, float[] expected)
        => Assert.Equal(expected, Normalized("Signed", fixZero).GetColumn<float>("Out"));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Constant_BecomesZero(bool fixZero)
        => Assert.Equal([0f, 0, 0], Normalized("Constant", fixZero).GetColumn<float>("Out"));

    [Fact]
    public void Double_IsNormalizedAsDouble()
        => Assert.Equal([0.5, -1, double.NaN], Normalized("Wide", fixZero: true).GetColumn<double>("Out"));

    [Theory]
    [InlineData(true, new[] { 0.2f, -1, 0 }, new[] { 0.6f, 1, 0 })]
    [InlineData(false, new[] { 0.75f, 0, 0 }, new[] { 1f, 1, 0 })]
    public void Vector_IsNormalizedSlotBySlot(bool fixZero, float[] first, float[] second)
    {
        IDataView normalized = Normalized("Vector", fixZero);

        Assert.Equal([first, second], normalized.GetColumn<float[]>("Out").Take(2));
    }

    [Fact]
    public void Vector_KeepsDimensionsSlotNamesAndSaysThatItIsNormalized()
    {
        IDataView data = House.View(_ml);
        IDataView normalized = _ml.Transforms.Concatenate("Features", "Size", "Rooms").Append(_ml.Transforms.NormalizeMinMax("Features"))
            .Fit(data).Transform(data);

        Assert.True(normalized.Schema["Features"].IsNormalized());
        Assert.True(normalized.Schema["Features"].HasSlotNames());
        Assert.Equal("Vector<Single, 2, 2>", Normalized("Matrix", fixZero: true).Schema["Out"].Type.ToString());
    }

    [Fact]
    public void SparseVector_WithFixedZero_StaysSparse()
    {
        IDataView normalized = Normalized("Sparse", fixZero: true);
        using DataViewRowCursor cursor = normalized.GetRowCursor([normalized.Schema["Out"]]);
        cursor.MoveNext();
        VBuffer<float> value = default;
        cursor.GetGetter<VBuffer<float>>(normalized.Schema["Out"])(ref value);

        Assert.False(value.IsDense);
        Assert.Equal([0f, 0.5f, 0, 0], value.DenseValues());
    }

    [Fact]
    public void SparseVector_WithoutFixedZero_CountsImplicitZeros()
    {
        // slot 1 runs over 2, 0, 4
        Assert.Equal([0.5f, 0, 1], Normalized("Sparse", fixZero: false).GetColumn<float[]>("Out").Select(vector => vector[1]));
    }

    [Fact]
    public void Fit_ReadsTheDataOnce_AndTransformNothing()
    {
        int reads = 0;
        IDataView data = _ml.Data.LoadFromEnumerable(House.Three.Select(house =>
        {
            reads++;
            return house;
        }));

        _ml.Transforms.NormalizeMinMax([new InputOutputColumnPair("Size"), new InputOutputColumnPair("Other", "Rooms")])
            .Fit(data).Transform(data);

        Assert.Equal(3, reads);
    }

    [Fact]
    public void Fit_MaximumExampleCount_LimitsWhatCounts()
    {
        IDataView data = House.View(_ml);

        Assert.Equal([0.25f, 1, 1.75f], _ml.Transforms.NormalizeMinMax("Size", maximumExampleCount: 2).Fit(data).Transform(data)
            .GetColumn<float>("Size"));
    }

    [Fact]
    public void Fit_MissingOrUnfitColumn_Throws()
    {
        IDataView data = _ml.Data.LoadFromEnumerable(Rows());

        Assert.ThrowsAny<ArgumentOutOfRangeException>(() => _ml.Transforms.NormalizeMinMax("None").Fit(data));
        Assert.ThrowsAny<ArgumentOutOfRangeException>(() => _ml.Transforms.NormalizeMinMax("Whole").Fit(data));
        Assert.ThrowsAny<ArgumentOutOfRangeException>(() => _ml.Transforms.NormalizeMinMax("Any").Fit(data));
        Assert.ThrowsAny<ArgumentOutOfRangeException>(
            () => _ml.Transforms.NormalizeMinMax("Whole").Append(_ml.Transforms.CopyColumns("Copy", "Whole")).Fit(data));
    }

    [Fact]
    public void Parameters_AreScaleAndOffset()
    {
        IDataView data = _ml.Data.LoadFromEnumerable(Rows());
        var scalar = (NormalizingTransformer.AffineNormalizerModelParameters<float>)
            _ml.Transforms.NormalizeMinMax("Signed", fixZero: false).Fit(data).GetNormalizerModelParameters(0);
        var vector = (NormalizingTransformer.AffineNormalizerModelParameters<ImmutableArray<float>>)
            _ml.Transforms.NormalizeMinMax("Vector", fixZero: false).Fit(data).GetNormalizerModelParameters(0);

        Assert.Equal((1 / 6f, -4f), (scalar.Scale, scalar.Offset));
        Assert.Equal([0.125f, 0.25f, 0], vector.Scale);
        Assert.Equal([-5f, -2, 0], vector.Offset);
    }

    [Fact]
    public void SaveAndLoad_EveryKind_GivesTheSameValues()
    {
        IDataView data = _ml.Data.LoadFromEnumerable(Rows());
        string[] columns = ["Signed", "Constant", "Wide", "Vector", "Matrix", "Sparse"];
        var model = _ml.Transforms.NormalizeMinMax(columns.Select(name => new InputOutputColumnPair(name)).ToArray(), fixZero: false)
            .Fit(data);
        using var stream = new MemoryStream();
        _ml.Model.Save(model, data.Schema, stream);
        stream.Position = 0;
        IDataView expected = model.Transform(data), actual = _ml.Model.Load(stream, out _).Transform(data);

        Assert.Equal(expected.GetColumn<float>("Signed"), actual.GetColumn<float>("Signed"));
        Assert.Equal(expected.GetColumn<double>("Wide"), actual.GetColumn<double>("Wide"));
        foreach (string name in new[] { "Vector", "Matrix", "Sparse" })
        {
            Assert.Equal(expected.Schema[name].Type, actual.Schema[name].Type);
            Assert.Equal(expected.GetColumn<float[]>(name), actual.GetColumn<float[]>(name));
        }
    }

    [Fact]
    public void Load_NormalizerOfMLNet_DividesAsItsTextSays()
    {
        ITransformer model = _ml.Model.Load(RegressionWithoutTrainer(), out _);

        IDataView scored = model.Transform(House.View(_ml));

        Assert.Equal([0.28572097f, 4 * 0.28572097f, 7 * 0.28572097f], scored.GetColumn<float>("Size"));
        Assert.Equal([[0.28572097f, 2], [4 * 0.28572097f, 5], [7 * 0.28572097f, 8]], scored.GetColumn<float[]>("Features"));
    }

    [Fact]
    public void Save_LoadedNormalizerOfMLNet_WritesTheSameBytesAgain()
    {
        ITransformer model = _ml.Model.Load(RegressionWithoutTrainer(), out _);
        using var written = new MemoryStream();
        _ml.Model.Save(model, null, written);
        Dictionary<string, byte[]> expected = Entries(File.ReadAllBytes(Fixture.Path("reg_sdca.zip"))), actual = Entries(written.ToArray());

        foreach (string name in new[] { "Model.key", "Normalizer_000/Model.key", "Normalizer_000/AffineNormalizer.txt" })
            Assert.Equal(expected["TransformerChain/Transform_000/" + name], actual["TransformerChain/Transform_000/" + name]);
    }

    /// <summary>The fixture with a chain of its first two members: the third belongs to an assembly that is no stand-in.</summary>
    private static MemoryStream RegressionWithoutTrainer()
    {
        var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach ((string name, byte[] content) in Entries(File.ReadAllBytes(Fixture.Path("reg_sdca.zip"))))
            {
                if (name.Contains("Transform_002", StringComparison.Ordinal) || name is "Schema" or "TransformerChain/Model.key")
                    continue;
                Add(zip, name, content);
            }
            Add(zip, "TransformerChain/Model.key", Entries(File.ReadAllBytes(Fixture.Path("chain2.zip")))["TransformerChain/Model.key"]);
        }
        stream.Position = 0;
        return stream;
    }

    private static void Add(ZipArchive zip, string name, byte[] content)
    {
        using Stream entry = zip.CreateEntry(name).Open();
        entry.Write(content);
    }

    private static Dictionary<string, byte[]> Entries(byte[] bytes)
    {
        using var zip = new ZipArchive(new MemoryStream(bytes));
        return zip.Entries.ToDictionary(entry => entry.FullName.Replace('\\', '/'), entry =>
        {
            var content = new MemoryStream();
            using Stream stream = entry.Open();
            stream.CopyTo(content);
            return content.ToArray();
        }, StringComparer.Ordinal);
    }

    private static List<Row> Rows() =>
    [
        new() { Signed = -4, Wide = 5, Vector = [1, -2, 0], Matrix = [1, 2, 3, 4], Sparse = new VBuffer<float>(4, 1, [2], [1]) },
        new() { Signed = 2, Wide = -10, Vector = [3, 2, 0], Matrix = [2, 4, 6, 8], Sparse = new VBuffer<float>(4, 0, [], []) },
        new() { Signed = float.NaN, Wide = double.NaN, Vector = [-5, float.NaN, 0], Matrix = [0, 0, 0, 0],
            Sparse = new VBuffer<float>(4, 1, [4], [1]) },
    ];

    private IDataView Normalized(string column, bool fixZero)
    {
        IDataView data = _ml.Data.LoadFromEnumerable(Rows());
        return _ml.Transforms.NormalizeMinMax("Out", column, fixZero: fixZero).Fit(data).Transform(data);
    }

    private sealed class Row
    {
        public float Signed { get; set; }

        public float Constant { get; set; } = 3;

        public double Wide { get; set; }

        public int Whole { get; set; }

        public float[] Any { get; set; } = [];

        [VectorType(3)]
        public float[]? Vector { get; set; }

        [VectorType(2, 2)]
        public float[]? Matrix { get; set; }

        [VectorType(4)]
        public VBuffer<float> Sparse { get; set; }
    }
}
