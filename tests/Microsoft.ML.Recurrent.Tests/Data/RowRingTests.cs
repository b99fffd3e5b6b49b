using Microsoft.ML.Recurrent.Data;

namespace Microsoft.ML.Recurrent.Tests.Data;

public sealed class RowRingTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(5)]
    public void Ring_WrittenManyTimesRound_HoldsTheLastRowsInOrder(int capacity)
    {
        var ring = new RowRing(capacity, channels: 2);
        float[] window = new float[2 * capacity];
        for (long row = 0; row < 17; row++)
        {
            new[] { (float)row, -row }.CopyTo(ring[row]);
            if (row < capacity - 1)
                continue;
            ring.CopyTo(row - capacity + 1, capacity, window);
            Assert.Equal(Enumerable.Range((int)row - capacity + 1, capacity).SelectMany(r => new[] { (float)r, -r }), window);
        }
    }

    [Fact]
    public void Ring_AskedForFewerRows_GivesThose()
    {
        var ring = new RowRing(capacity: 4, channels: 1);
        for (long row = 0; row < 6; row++)
            ring[row][0] = row;
        float[] rows = new float[2];

        ring.CopyTo(3, 2, rows);

        Assert.Equal([3f, 4f], rows);
    }
}
