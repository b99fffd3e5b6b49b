using System.Globalization;
using Microsoft.ML.Recurrent.Plots;

namespace Microsoft.ML.Recurrent.Tests.Plots;

public sealed class TicksTests
{
    [Theory]
    [InlineData(10, 5, 2)]
    [InlineData(500, 6, 100)]
    [InlineData(0.3, 3, 0.1)]
    [InlineData(0.0021, 4, 0.001)]
    [InlineData(7, 1, 10)]
    public void LinearStep_AnySpan_IsOneTwoOrFiveTimesAPowerOfTen(double span, int parts, double expected) =>
        Assert.Equal(expected, LinearTicks.Step(span, parts), 12);

    [Fact]
    public void LinearTicks_StepOfATenth_CarryNoRoundingDust() =>
        Assert.Equal(["-0.1", "0", "0.1", "0.2", "0.3"], Labels(LinearTicks.Between(-0.1, 0.3, 0.1)));

    [Fact]
    public void LinearTicks_LargeNumbers_AreGroupedOrScientific()
    {
        Assert.Equal(["8000", "9000", "10,000"], Labels(LinearTicks.Between(8000, 10_000, 1000)));
        Assert.Equal(["1E+30", "2E+30"], Labels(LinearTicks.Between(1e30, 2e30, 1e30)));
    }

    [Theory]
    [InlineData("1955-01-01", "1960-12-01", 9, "1955 1956 1957 1958 1959 1960")]
    [InlineData("1873-05-01", "1960-01-01", 5, "1880 1900 1920 1940 1960")]
    [InlineData("2023-11-15", "2024-05-15", 4, "Jan 2024|Mar 2024|May 2024")]
    [InlineData("2024-02-20", "2024-03-12", 4, "26 Feb 2024|4 Mar 2024|11 Mar 2024")]
    [InlineData("2024-02-28", "2024-03-01", 2, "28 Feb 2024|29 Feb 2024|1 Mar 2024")]
    [InlineData("2024-03-01T00:10", "2024-03-01T09:00", 4, "1 Mar 03:00|1 Mar 06:00|1 Mar 09:00")]
    [InlineData("9998-01-01", "9999-12-31", 2, "9998 9999")]
    [InlineData("0001-01-01", "0003-01-01", 2, "0001 0002 0003")]
    public void DateTicks_AnySpan_FallOnCalendarBoundaries(string first, string last, int parts, string expected)
    {
        List<Tick> ticks = DateTicks.Between(Position(first), Position(last), parts);

        Assert.Equal(expected.Split(expected.Contains('|', StringComparison.Ordinal) ? '|' : ' '), Labels(ticks));
    }

    private static IEnumerable<string> Labels(List<Tick> ticks) => ticks.Select(tick => tick.Label);

    private static double Position(string date) => DateTicks.ToPosition(DateTime.Parse(date, CultureInfo.InvariantCulture));
}
