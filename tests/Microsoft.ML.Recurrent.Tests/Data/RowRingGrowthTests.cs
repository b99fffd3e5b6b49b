using Microsoft.ML.Recurrent.Data;

namespace Microsoft.ML.Recurrent.Tests.Data;

public sealed class RowRingGrowthTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(63, 2)]
    [InlineData(64, 3)]
    [InlineData(65, 1)]
    [InlineData(200, 2)]
    [InlineData(1000, 3)]
    public void Ring_OfAnyCapacity_HoldsTheLastRowsWhileItGrowsAndAfter(int capacity, int channels)
    {
        var ring = new RowRing(capacity, channels);
        for (long row = 0; row < (2 * capacity) + 3; row++)
        {
            for (int c = 0; c < channels; c++)
                ring[row][c] = (row * channels) + c;
            int count = (int)Math.Min(row + 1, capacity);
            float[] last = new float[count * channels];

            ring.CopyTo(row - count + 1, count, last);

            for (int i = 0; i < last.Length; i++)
                Assert.Equal(((row - count + 1) * channels) + i, last[i]);
        }
    }
}
