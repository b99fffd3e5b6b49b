using Microsoft.ML.Recurrent.Data;
using Microsoft.ML.Recurrent.Forecasting;

namespace Microsoft.ML.Recurrent.Tests.Forecasting;

/// <summary>What the network is shown: windows and targets, by hand.</summary>
public sealed class ForecastExamplesTests
{
    private static readonly LstmForecastOptions Options = Series.Small with { WindowLength = 3, Horizon = 2, Anchor = ForecastAnchor.None };

    [Fact]
    public void Example_WithoutAnchor_IsTheWindowAndTheRowsBehindIt()
    {
        ForecastExamples examples = Examples(Options, 1, Of(10, 11, 12, 13, 14, 15));

        Assert.Equal(2, examples.Count);
        Assert.Equal([11f, 12f, 13f], Input(examples, 1));
        Assert.Equal([14f, 15f], Target(examples, 1));
    }

    [Fact]
    public void Example_AnchoredAtTheNewestRow_IsMeasuredFromIt()
    {
        ForecastExamples examples = Examples(Options with { Anchor = ForecastAnchor.LastValue }, 1, Of(10, 13, 12, 17, 11));

        Assert.Equal([-2f, 1f, 0f], Input(examples, 0));
        Assert.Equal([5f, -1f], Target(examples, 0));
    }

    [Fact]
    public void Example_WithASeason_HasTargetsMeasuredFromTheSeasonBefore()
    {
        // Season 3: row 3 is measured from row 0, row 4 from row 1; the window from its newest row, 12.
        ForecastExamples examples = Examples(Options with { SeasonLength = 3, Anchor = ForecastAnchor.LastValue }, 1, Of(10, 13, 12, 17, 11));

        Assert.Equal([-2f, 1f, 0f], Input(examples, 0));
        Assert.Equal([7f, -2f], Target(examples, 0));
    }

    [Fact]
    public void Example_OfSeveralChannels_IsRowByRow()
    {
        ForecastExamples examples = Examples(Options with { Anchor = ForecastAnchor.LastValue, Horizon = 1 }, 2, Of(1, 10, 2, 20, 4, 40, 8, 80));

        Assert.Equal([-3f, -30f, -2f, -20f, 0f, 0f], Input(examples, 0));
        Assert.Equal([4f, 40f], Target(examples, 0));
    }

    [Fact]
    public void Examples_OfSeveralSeries_NeverCrossAndLeaveShortOnesOut()
    {
        ForecastExamples examples = Examples(Options with { Horizon = 1 }, 1, Of(1, 2, 3, 4, 5), Of(91, 92, 93), Of(6, 7, 8, 9));

        Assert.Equal(3, examples.Count);
        Assert.Equal(1, examples.ShortSeries);
        Assert.Equal([2f, 3f, 4f], Input(examples, 1));
        Assert.Equal([5f], Target(examples, 1));
        Assert.Equal([6f, 7f, 8f], Input(examples, 2));
        Assert.Equal([9f], Target(examples, 2));
    }

    private static float[] Of(params float[] values) => values;

    private static ForecastExamples Examples(LstmForecastOptions options, int channels, params float[][] series)
    {
        var scaling = new SeriesScaling(Log: false, Scaler.Identity(channels));
        return new(series.Select(values => new TrainingSeries("", scaling, values, values.Length / channels, Constants: 0)).ToList(), options, channels);
    }

    private static float[] Input(ForecastExamples examples, int example)
    {
        int width = examples.InputSize;
        float[] input = new float[examples.LengthOf(example) * width];
        for (int t = 0; t < examples.LengthOf(example); t++)
            examples.CopyInput(example, t, input.AsSpan(t * width, width));
        return input;
    }

    private static float[] Target(ForecastExamples examples, int example)
    {
        float[] target = new float[examples.TargetSize];
        examples.CopyTarget(example, target);
        return target;
    }
}
