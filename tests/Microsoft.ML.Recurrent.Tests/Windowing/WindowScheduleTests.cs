using Microsoft.ML.Recurrent.Windowing;

namespace Microsoft.ML.Recurrent.Tests.Windowing;

public sealed class WindowScheduleTests
{
    /// <summary>Series of random lengths, every combination of small sizes, against the definition written out.</summary>
    [Fact]
    public void Schedule_OverSeriesOfManyLengths_GivesTheRowsThatTheDefinitionGives()
    {
        var random = new Random(1);
        for (int trial = 0; trial < 500; trial++)
        {
            int[] lengths = Enumerable.Range(0, random.Next(0, 6)).Select(_ => random.Next(1, 8)).ToArray();
            int history = random.Next(1, 5), future = random.Next(0, 4), lookahead = future + random.Next(0, 3);

            AssertGivesTheDefinition(lengths, history, lookahead, future);
        }
    }

    [Fact]
    public void Schedule_OfOneLongSeries_KeepsItsStartAndReadsNoFurtherThanItMust()
    {
        long read = 0;
        var schedule = new WindowSchedule(history: 3, lookahead: 2, future: 0, row => Row(row, 100, ref read), isFilled: _ => false);

        Assert.True(schedule.MoveNext());

        Assert.Equal(2, schedule.Row);
        Assert.Equal(5, read);
        Assert.Equal(0, schedule.SeriesStart);
        Assert.False(schedule.SeriesEnd < 100);
    }

    private static RowArrival Row(long row, long count, ref long read)
    {
        if (row == count)
            return RowArrival.None;
        read++;
        return row == 0 ? RowArrival.Begins : RowArrival.Continues;
    }

    private static void AssertGivesTheDefinition(int[] lengths, int history, int lookahead, int future)
    {
        var starts = new List<long>();
        var expected = new List<(long Row, long Start, long End)>();
        long start = 0;
        foreach (int length in lengths)
        {
            starts.Add(start);
            for (long row = start; row < start + length; row++)
            {
                if (row - history + 1 >= start && row + future < start + length)
                    expected.Add((row, start, start + length));
            }

            start += length;
        }

        long read = 0, total = start;
        var schedule = new WindowSchedule(history, lookahead, future, row =>
        {
            Assert.Equal(read, row);
            if (row == total)
                return RowArrival.None;
            read++;
            return starts.Contains(row) ? RowArrival.Begins : RowArrival.Continues;
        }, isFilled: _ => false);
        var given = new List<(long Row, long Start, long End)>();
        while (schedule.MoveNext())
        {
            // An end that is not known yet lies beyond everything that was read ahead.
            long end = schedule.SeriesEnd == long.MaxValue ? expected[given.Count].End : schedule.SeriesEnd;
            Assert.True(schedule.SeriesEnd != long.MaxValue || end > schedule.Row + lookahead);
            Assert.True(read <= schedule.Row + lookahead + 1);
            given.Add((schedule.Row, schedule.SeriesStart, end));
        }

        Assert.Equal(expected, given);
        Assert.Equal(expected.Count > 0, schedule.GaveAny);
        Assert.Equal(lengths.DefaultIfEmpty(0).Max(), schedule.Longest);
        Assert.False(schedule.MoveNext());
        Assert.Equal(total, read);
    }
}
