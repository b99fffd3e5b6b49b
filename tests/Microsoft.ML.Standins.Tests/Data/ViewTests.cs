using Microsoft.ML.Data;

namespace Microsoft.ML.Standins.Tests.Data;

public sealed class ViewTests
{
    private readonly MLContext _ml = new(seed: 1);

    [Theory]
    [InlineData(1, new[] { 1f })]
    [InlineData(2, new[] { 1f, 4 })]
    [InlineData(9, new[] { 1f, 4, 7 })]
    public void TakeRows_GivesTheFirst(long count, float[] sizes)
    {
        IDataView taken = _ml.Data.TakeRows(House.View(_ml), count);

        Assert.Equal(sizes, taken.GetColumn<float>("Size"));
        Assert.Equal(sizes.Length, taken.GetRowCount());
    }

    [Theory]
    [InlineData(1, new[] { 4f, 7 })]
    [InlineData(3, new float[0])]
    [InlineData(9, new float[0])]
    public void SkipRows_GivesTheRest(long count, float[] sizes)
    {
        IDataView rest = _ml.Data.SkipRows(House.View(_ml), count);

        Assert.Equal(sizes, rest.GetColumn<float>("Size"));
        Assert.Equal(sizes.Length, rest.GetRowCount());
        Assert.False(rest.CanShuffle);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void TakeAndSkipRows_OfNone_Throw(long count)
    {
        Assert.ThrowsAny<ArgumentOutOfRangeException>(() => _ml.Data.TakeRows(House.View(_ml), count));
        Assert.ThrowsAny<ArgumentOutOfRangeException>(() => _ml.Data.SkipRows(House.View(_ml), count));
    }

    [Fact]
    public void TakeRows_OfAnIterator_HasNoRowCountAndReadsNoMoreThanItTakes()
    {
        int reads = 0;
        IDataView data = _ml.Data.TakeRows(_ml.Data.LoadFromEnumerable(House.Three.Select(house =>
        {
            reads++;
            return house;
        })), 2);

        Assert.Null(data.GetRowCount());
        Assert.Equal(2, data.GetColumn<float>("Size").Count());
        Assert.Equal(2, reads);
    }

    [Fact]
    public void SkipRows_Cursor_CountsPositionsAnewAndKeepsIds()
    {
        IDataView rest = _ml.Data.SkipRows(House.View(_ml), 1);
        using DataViewRowCursor cursor = rest.GetRowCursor(rest.Schema);
        cursor.MoveNext();
        DataViewRowId id = default;
        cursor.GetIdGetter()(ref id);

        Assert.Equal(0, cursor.Position);
        Assert.Equal(new DataViewRowId(1, 0), id);
    }

    [Fact]
    public void Cache_TwoPasses_CostOneRead()
    {
        int reads = 0;
        IDataView cached = _ml.Data.Cache(_ml.Data.LoadFromEnumerable(House.Three.Select(house =>
        {
            reads++;
            return house;
        })));

        Assert.Equal([1f, 4, 7], cached.GetColumn<float>("Size"));
        Assert.Equal([1f, 4, 7], cached.GetColumn<float>("Size"));
        Assert.Equal(3, reads);
        Assert.Equal(3, cached.GetRowCount());
    }

    [Fact]
    public void Cache_Vectors_AreKeptRowByRow()
    {
        IDataView data = House.View(_ml);
        IDataView cached = _ml.Data.Cache(_ml.Transforms.Concatenate("Features", "Size", "Rooms").Fit(data).Transform(data), "Features");

        Assert.Equal([[1f, 2], [4, 5], [7, 8]], cached.GetColumn<float[]>("Features"));
        Assert.Equal([[1f, 2], [4, 5], [7, 8]], cached.GetColumn<float[]>("Features"));
    }

    [Fact]
    public void Cache_PrefetchOfMissingColumn_Throws()
        => Assert.ThrowsAny<ArgumentOutOfRangeException>(() => _ml.Data.Cache(House.View(_ml), "None"));

    [Fact]
    public void FilterRowsByMissingValues_DropsRowsWithNaNInTheColumns()
    {
        IDataView data = _ml.Data.LoadFromEnumerable<House>(
            [new() { Size = 1, Rooms = 2 }, new() { Size = float.NaN, Rooms = 3 }, new() { Size = 4, Rooms = float.NaN }]);
        IDataView filtered = _ml.Data.FilterRowsByMissingValues(data, "Size");

        Assert.Equal([1f, 4], filtered.GetColumn<float>("Size"));
        Assert.Null(filtered.GetRowCount());
    }

    [Fact]
    public void HiddenColumn_NewOneFollowsItAndIndicesShift()
    {
        IDataView data = House.View(_ml);
        IDataView normalized = _ml.Transforms.NormalizeMinMax("Size").Append(_ml.Transforms.CopyColumns("Copy", "Size"))
            .Fit(data).Transform(data);

        Assert.Equal(["Size", "Size", "Rooms", "Label", "Copy"], normalized.Schema.Select(column => column.Name));
        Assert.Equal([true, false, false, false, false], normalized.Schema.Select(column => column.IsHidden));
        Assert.Equal(1, normalized.Schema["Size"].Index);
        Assert.Equal([1f, 4, 7], normalized.GetColumn<float>(normalized.Schema[0]));
        Assert.Equal([1 / 7f, 4 / 7f, 1], normalized.GetColumn<float>("Size").Select(size => (float)Math.Round(size, 6)), Near);
        Assert.Equal([2f, 5, 8], normalized.GetColumn<float>("Rooms"));
    }

    [Fact]
    public void HiddenTwice_NewestFollowsTheOneItHides()
    {
        IDataView data = House.View(_ml);
        IDataView copied = _ml.Transforms.CopyColumns("Size", "Rooms").Append(_ml.Transforms.CopyColumns("Size", "Label"))
            .Fit(data).Transform(data);

        Assert.Equal(["Size", "Size", "Size", "Rooms", "Label"], copied.Schema.Select(column => column.Name));
        Assert.Equal([[1f, 4, 7], [2, 5, 8], [3, 6, 9]], Enumerable.Range(0, 3).Select(i => copied.GetColumn<float>(copied.Schema[i])));
    }

    [Fact]
    public void Transform_RowsIdsAndOrder_AreTheSources()
    {
        List<House> many = Enumerable.Range(0, 1000).Select(i => new House { Size = i }).ToList();
        IDataView data = _ml.Data.LoadFromEnumerable(many);
        IDataView copied = _ml.Transforms.CopyColumns("Copy", "Size").Fit(data).Transform(data);
        using DataViewRowCursor cursor = copied.GetRowCursor([copied.Schema["Copy"]]);
        ValueGetter<float> getter = cursor.GetGetter<float>(copied.Schema["Copy"]);
        ValueGetter<DataViewRowId> getId = cursor.GetIdGetter();
        float value = 0;
        DataViewRowId id = default;
        for (int row = 0; row < 1000; row++)
        {
            Assert.True(cursor.MoveNext());
            getter(ref value);
            getId(ref id);
            Assert.Equal((row, row, (ulong)row), (cursor.Position, value, id.Low));
        }
        Assert.False(cursor.MoveNext());
        Assert.Equal(1000, copied.GetRowCount());
    }

    [Fact]
    public void Transform_ColumnWithTwoConsumers_IsComputedUpToOncePerConsumer()
    {
        var probe = new ProbeTransformer();
        IDataView probed = probe.Transform(House.View(_ml));
        IDataView copied = _ml.Transforms.CopyColumns("Copy", "Calls").Fit(probed).Transform(probed);

        _ml.Data.CreateEnumerable<Consumers>(copied, reuseRowObject: false).ToList();

        // ML.NET's row maps may read ahead for several threads, and then compute a row's column once for all.
        Assert.InRange(probe.Calls, 3, 6);
    }

    private static bool Near(float expected, float actual) => MathF.Abs(expected - actual) < 1e-5f;

    private sealed class Consumers
    {
        public float Calls { get; set; }

        public float Copy { get; set; }
    }
}
