using Microsoft.ML.Data;

namespace Microsoft.ML.Standins.Tests.Data;

public sealed class BinaryDataTests : IDisposable
{
    private readonly MLContext _ml = new(seed: 1);
    private readonly string _path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());

    public void Dispose() => File.Delete(_path);

    [Fact]
    public void Load_FileOfMLNet_GivesItsSchema()
    {
        IDataView data = _ml.Data.LoadFromBinary(Fixture.Path("sample.idv"));

        Assert.Equal(["X: Single", "B: Boolean", "T: String", "D: Double", "K: Key<UInt32, 0-3>", "When: DateTime"],
            data.Schema.Select(column => column.ToString()));
        Assert.Equal(10, data.GetRowCount());
    }

    [Fact]
    public void Load_FileOfMLNet_GivesItsValues()
    {
        IDataView data = _ml.Data.LoadFromBinary(Fixture.Path("sample.idv"));

        Assert.Equal(Enumerable.Range(0, 10).Select(i => i / 2f), data.GetColumn<float>("X"));
        Assert.Equal(Enumerable.Range(0, 10).Select(i => i % 3 == 0), data.GetColumn<bool>("B"));
        Assert.Equal(Enumerable.Range(0, 10).Select(i => "r" + i), data.GetColumn<string>("T"));
        Assert.Equal(Enumerable.Range(0, 10).Select(i => (double)i), data.GetColumn<double>("D"));
        Assert.Equal([1u, 2, 3, 4, 0, 1, 2, 3, 4, 0], data.GetColumn<uint>("K"));
        DateTime[] dates = data.GetColumn<DateTime>("When").ToArray();
        Assert.All(Enumerable.Range(1, 9), i => Assert.Equal(TimeSpan.FromDays(1), dates[i] - dates[i - 1]));
    }

    [Fact]
    public void SaveThenLoad_GivesTheSameTypesAndValues()
    {
        Row[] rows = Enumerable.Range(0, 5).Select(i => new Row
        {
            Any = Enumerable.Range(0, i).Select(j => (float)j).ToArray(),
            Sparse = i % 2 == 0 ? new VBuffer<float>(4, 1, [i], [i % 4]) : new VBuffer<float>(4, [1, 2, 3, 4]),
            Texts = ["", "a" + i],
            Offset = new DateTimeOffset(2020, 1, 2, 3, 4, 5, TimeSpan.FromMinutes(90 + i)),
            Span = TimeSpan.FromSeconds(i),
            Small = (byte)i,
            Key = (uint)i,
            Flag = i == 3,
        }).ToArray();
        IDataView data = _ml.Data.LoadFromEnumerable(rows);

        IDataView loaded = SaveAndLoad(data);

        Assert.Equal(data.Schema.Select(column => column.ToString()), loaded.Schema.Select(column => column.ToString()));
        Assert.Equal(rows.Select(row => row.Any), loaded.GetColumn<float[]>("Any"));
        Assert.Equal(rows.Select(row => row.Sparse.DenseValues().ToArray()), loaded.GetColumn<float[]>("Sparse"));
        Assert.Equal(rows.Select(row => row.Texts), loaded.GetColumn<string[]>("Texts"));
        Assert.Equal(rows.Select(row => row.Offset), loaded.GetColumn<DateTimeOffset>("Offset"));
        Assert.Equal(rows.Select(row => row.Offset.Offset), loaded.GetColumn<DateTimeOffset>("Offset").Select(offset => offset.Offset));
        Assert.Equal(rows.Select(row => row.Span), loaded.GetColumn<TimeSpan>("Span"));
        Assert.Equal(rows.Select(row => row.Small), loaded.GetColumn<byte>("Small"));
        Assert.Equal([1u, 2, 3, 0, 0], loaded.GetColumn<uint>("Key"));
        Assert.Equal(rows.Select(row => row.Flag), loaded.GetColumn<bool>("Flag"));
    }

    [Fact]
    public void SaveThenLoad_ManyRows_CrossBlocks()
    {
        House[] rows = Enumerable.Range(0, 12345).Select(i => new House { Size = i }).ToArray();

        Assert.Equal(rows.Select(row => row.Size), SaveAndLoad(_ml.Data.LoadFromEnumerable(rows)).GetColumn<float>("Size"));
    }

    [Fact]
    public void SaveThenLoad_Annotations_ComeBack()
    {
        IDataView data = House.View(_ml);
        IDataView loaded = SaveAndLoad(_ml.Transforms.NormalizeMinMax("Size")
            .Append(_ml.Transforms.Concatenate("Features", "Size", "Rooms")).Fit(data).Transform(data));

        Assert.True(loaded.Schema["Size"].IsNormalized());
        VBuffer<ReadOnlyMemory<char>> names = default;
        loaded.Schema["Features"].GetSlotNames(ref names);
        Assert.Equal(["Size", "Rooms"], names.DenseValues().Select(name => name.ToString()));
    }

    [Theory]
    [InlineData(false, new[] { "Size", "Rooms", "Label" })]
    [InlineData(true, new[] { "Size", "Size", "Rooms", "Label" })]
    public void Save_HiddenColumns_AreKeptOnRequest(bool keepHidden, string[] names)
    {
        IDataView data = House.View(_ml);
        IDataView hiding = _ml.Transforms.CopyColumns("Size", "Rooms").Fit(data).Transform(data);

        Assert.Equal(names, SaveAndLoad(hiding, keepHidden).Schema.Select(column => column.Name));
    }

    [Fact]
    public void SaveThenLoad_UnknownDimension_KeepsTheShape()
    {
        var definition = SchemaDefinition.Create(typeof(Row));
        definition["Any"].ColumnType = new VectorDataViewType(NumberDataViewType.Single, 0, 3);
        IDataView data = _ml.Data.LoadFromEnumerable([new Row { Any = [1, 2, 3, 4, 5, 6] }, new Row { Any = [7, 8, 9] }], definition);

        IDataView loaded = SaveAndLoad(data);

        Assert.Equal("Vector<Single, *, 3>", loaded.Schema["Any"].Type.ToString());
        Assert.Equal([[1f, 2, 3, 4, 5, 6], [7, 8, 9]], loaded.GetColumn<float[]>("Any"));
    }

    [Fact]
    public void Load_MissingFile_Throws()
        => Assert.ThrowsAny<ArgumentOutOfRangeException>(() => _ml.Data.LoadFromBinary(Fixture.Path("none.idv")));

    [Fact]
    public void Load_OtherFile_Throws()
        => Assert.Throws<FormatException>(() => _ml.Data.LoadFromBinary(Fixture.Path("README.md")));

    private IDataView SaveAndLoad(IDataView data, bool keepHidden = false)
    {
        using (FileStream stream = File.Create(_path))
            _ml.Data.SaveAsBinary(data, stream, keepHidden);
        return _ml.Data.LoadFromBinary(_path);
    }

    private sealed class Row
    {
        public float[] Any { get; set; } = [];

        [VectorType(4)]
        public VBuffer<float> Sparse { get; set; } = new(4, [0, 0, 0, 0]);

        public string[] Texts { get; set; } = [];

        public DateTimeOffset Offset { get; set; }

        public TimeSpan Span { get; set; }

        public byte Small { get; set; }

        [KeyType(3)]
        public uint Key { get; set; }

        public bool Flag { get; set; }
    }
}
