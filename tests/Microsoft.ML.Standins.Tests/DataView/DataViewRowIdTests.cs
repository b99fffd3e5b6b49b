using Microsoft.ML.Data;

namespace Microsoft.ML.Standins.Tests.DataView;

public sealed class DataViewRowIdTests
{
    [Fact]
    public void ToString_ShowsTheHighHalfFirst()
        => Assert.Equal("00000000000000340000000000000012", new DataViewRowId(0x12, 0x34).ToString());

    [Fact]
    public void CompareTo_OrdersByTheHighHalfFirst()
    {
        var id = new DataViewRowId(low: 9, high: 1);

        Assert.True(id.CompareTo(new DataViewRowId(low: 0, high: 2)) < 0);
        Assert.True(id.CompareTo(new DataViewRowId(low: 8, high: 1)) > 0);
        Assert.Equal(0, id.CompareTo(id));
    }

    [Fact]
    public void Fork_Next_Combine_OfManyIds_AreAllDifferentAndRepeatable()
    {
        var seen = new HashSet<DataViewRowId>();
        for (ulong row = 0; row < 1000; row++)
        {
            var id = new DataViewRowId(row, 0);
            Assert.True(seen.Add(id));
            Assert.True(seen.Add(id.Fork()));
            Assert.True(seen.Add(id.Next()));
            Assert.True(seen.Add(id.Fork().Next()));
            Assert.True(seen.Add(id.Combine(new DataViewRowId(row + 1, 0))));
            Assert.Equal(id.Fork(), new DataViewRowId(row, 0).Fork());
        }
    }

    [Fact]
    public void Combine_DependsOnTheOrder()
    {
        var first = new DataViewRowId(1, 0);
        var second = new DataViewRowId(2, 0);

        Assert.NotEqual(first.Combine(second), second.Combine(first));
    }
}
