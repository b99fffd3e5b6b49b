using Microsoft.ML.Recurrent.Evaluation;

namespace Microsoft.ML.Recurrent.Tests.Evaluation;

public sealed class AccuracyIntervalTests
{
    // Newcombe (1998), table I, method 3: the score interval at 95 %, printed to four places.
    [Theory]
    [InlineData(81, 263, 0.2553, 0.3662)]
    [InlineData(15, 148, 0.0624, 0.1605)]
    [InlineData(0, 20, 0.0000, 0.1611)]
    [InlineData(1, 29, 0.0061, 0.1718)]
    public void Wilson_ExamplesOfThePaper_GivesItsFigures(long correct, long rows, double lower, double upper)
    {
        AccuracyInterval interval = AccuracyInterval.Wilson(correct, rows);

        Assert.Equal(lower, interval.Lower, 4);
        Assert.Equal(upper, interval.Upper, 4);
    }

    // k = n: lower end n / (n + z²); z² of the quantiles 0.95, 0.975 and 0.995 is 2.70554345, 3.84145882 and 6.63489660.
    [Theory]
    [InlineData(0.90, 2.70554345)]
    [InlineData(0.95, 3.84145882)]
    [InlineData(0.99, 6.63489660)]
    public void Wilson_AllRight_EndsAtOneAndBeginsAsItsConfidenceSays(double confidence, double squaredQuantile)
    {
        AccuracyInterval interval = AccuracyInterval.Wilson(10, 10, confidence);

        Assert.Equal(10 / (10 + squaredQuantile), interval.Lower, 7);
        Assert.Equal(1, interval.Upper);
    }

    [Fact]
    public void Wilson_WrongInsteadOfRight_IsTheMirrorImage()
    {
        AccuracyInterval right = AccuracyInterval.Wilson(1_546, 1_821), wrong = AccuracyInterval.Wilson(1_821 - 1_546, 1_821);

        Assert.Equal(right.Lower, 1 - wrong.Upper, 12);
        Assert.Equal(right.Upper, 1 - wrong.Lower, 12);
    }

    [Fact]
    public void Wilson_MoreRows_ApproachesTheNormalHalfWidth()
    {
        // 1.959964 * sqrt(0.9 * 0.1 / 25 000) = 0.0037188
        AccuracyInterval interval = AccuracyInterval.Wilson(22_500, 25_000);

        Assert.Equal(0.0037188, (interval.Upper - interval.Lower) / 2, 6);
    }

    [Theory]
    [InlineData(0, 0, 0.95, "rowCount is 0; it must be 1 or more")]
    [InlineData(-1, 5, 0.95, "correctCount is -1; it must be 0 to rowCount, which is 5")]
    [InlineData(6, 5, 0.95, "correctCount is 6; it must be 0 to rowCount, which is 5")]
    [InlineData(3, 5, 0.0, "confidence is 0; it must be above 0 and below 1")]
    [InlineData(3, 5, 1.0, "confidence is 1; it must be above 0 and below 1")]
    [InlineData(3, 5, double.NaN, "confidence is NaN; it must be above 0 and below 1")]
    public void Wilson_NumberOutOfRange_ThrowsNamingIt(long correct, long rows, double confidence, string message)
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => AccuracyInterval.Wilson(correct, rows, confidence));

        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }
}
