using Microsoft.ML.Recurrent.Evaluation;

namespace Microsoft.ML.Recurrent.Tests.Evaluation;

public sealed class RollingOriginTests
{
    [Fact]
    public void Origins_AYearAtATime_StandsAtTheEndOfEachYear()
    {
        // 144 months, 120 for training: the forecasts begin at January 1959 (row 120) and January 1960 (row 132).
        var origins = new RollingOrigin(firstOrigin: 120, step: 12, horizon: 12).Origins(seriesLength: 144);

        Assert.Equal([120, 132], origins);
    }

    [Fact]
    public void Origins_HorizonReachesPastTheEnd_LeavesThatOriginOut()
    {
        var origins = new RollingOrigin(firstOrigin: 5, step: 2, horizon: 3).Origins(seriesLength: 11);

        // 9 + 3 = 12 > 11
        Assert.Equal([5, 7], origins);
    }

    [Fact]
    public void Origins_StepBelowHorizon_ForecastsRowsMoreThanOnce()
    {
        var origins = new RollingOrigin(firstOrigin: 1, step: 1, horizon: 3).Origins(seriesLength: 6);

        Assert.Equal([1, 2, 3], origins);
    }

    [Fact]
    public void Origins_StepNearTheLargestInteger_EndsInsteadOfWrappingRound()
    {
        var origins = new RollingOrigin(firstOrigin: 2, step: int.MaxValue, horizon: 1).Origins(seriesLength: int.MaxValue);

        Assert.Equal([2], origins);
    }

    [Fact]
    public void Origins_SeriesTooShort_ThrowsAtOnceNamingAllLengths()
    {
        var rolling = new RollingOrigin(firstOrigin: 120, step: 12, horizon: 12);

        var error = Assert.Throws<ArgumentException>(() => { rolling.Origins(seriesLength: 131); });

        Assert.StartsWith("The series has 131 rows; firstOrigin 120 + horizon 12 needs at least 132.", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, 1, 1, "firstOrigin")]
    [InlineData(1, 0, 1, "step")]
    [InlineData(1, 1, 0, "horizon")]
    public void Constructor_NumberBelowOne_ThrowsNamingIt(int firstOrigin, int step, int horizon, string name)
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => new RollingOrigin(firstOrigin, step, horizon));

        Assert.Equal(name, error.ParamName);
    }
}
