using Microsoft.ML.Data;
using Microsoft.ML.Recurrent.Evaluation;

namespace Microsoft.ML.Recurrent.Tests.Forecasting;

public sealed class EvaluateForecastTests
{
    // Row 1 forecast 11 and 13, and 11 and 15 came: errors 0 and 2. Row 2 forecast 12, and 15 came: error 3; its second step lies
    // behind the end, as does all that row 3 forecast. Row 0 had no history.
    private static readonly ScoredRow[] Rows =
    [
        new() { Value = 10, Forecast = [float.NaN, float.NaN] },
        new() { Value = 12, Forecast = [11, 13] },
        new() { Value = 11, Forecast = [12, 14] },
        new() { Value = 15, Forecast = [15, 16] },
    ];

    private readonly MLContext _ml = new();

    [Fact]
    public void EvaluateForecast_OverAllOrigins_ComparesStepHWithTheRowHBehind()
    {
        // The training part moves by 1 and by 2: scale 1.5.
        ForecastMetrics metrics = _ml.Recurrent().EvaluateForecast(Scored(), Training(1, 2, 4), "Value");

        Assert.Equal(3, metrics.Count);
        Assert.Equal(2, metrics.SkippedCount);
        Assert.Equal(5.0 / 3, metrics.MeanAbsoluteError, 1e-12);
        Assert.Equal(Math.Sqrt(13.0 / 3), metrics.RootMeanSquaredError, 1e-12);
        Assert.Equal(5.0 / 3 / 1.5, metrics.MeanAbsoluteScaledError, 1e-12);
        Assert.Equal((200.0 * 2 / 28 + 200.0 * 3 / 27) / 3, metrics.SymmetricMeanAbsolutePercentageError, 1e-9);
    }

    [Fact]
    public void EvaluateForecast_EverySecondOrigin_LeavesTheOthersOut()
    {
        ForecastMetrics metrics = _ml.Recurrent().EvaluateForecast(Scored(), Training(1, 2, 4), "Value", step: 2);

        Assert.Equal(1, metrics.Count);
        Assert.Equal(2, metrics.SkippedCount);
        Assert.Equal(3.0, metrics.MeanAbsoluteError, 1e-12);
    }

    [Fact]
    public void EvaluateForecast_WithASeason_ScalesByTheSeasonalDifference()
    {
        // |7-1|, |4-2|: mean 4.
        ForecastMetrics metrics = _ml.Recurrent().EvaluateForecast(Scored(), Training(1, 2, 7, 4), "Value", seasonLength: 2);

        Assert.Equal(5.0 / 3 / 4, metrics.MeanAbsoluteScaledError, 1e-12);
    }

    [Fact]
    public void EvaluateForecast_OfAColumnThatIsNoForecast_SaysWhatItMustBe()
    {
        var error = Assert.Throws<ArgumentException>(() => _ml.Recurrent().EvaluateForecast(Scored(), Training(1, 2), "Value", "Value"));

        Assert.StartsWith("The forecast column 'Value' is Single; it must be Vector<Single, F>", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void EvaluateForecast_MissingColumn_NamesIt()
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(
            () => _ml.Recurrent().EvaluateForecast(Scored(), Training(1, 2), "Value", "Guess"));

        Assert.StartsWith(
            "There is no forecast column 'Guess'; the data has 'Value', 'Forecast'.",
            error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void EvaluateForecast_NoForecastThatCameTrue_Throws()
    {
        IDataView alone = _ml.Data.LoadFromEnumerable(Rows[3..]);

        Assert.Throws<InvalidOperationException>(() => _ml.Recurrent().EvaluateForecast(alone, Training(1, 2), "Value"));
    }

    [Fact]
    public void EvaluateForecast_StepZero_Throws()
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(
            () => _ml.Recurrent().EvaluateForecast(Scored(), Training(1, 2), "Value", step: 0));

        Assert.Equal("step", error.ParamName);
    }

    private IDataView Scored() => _ml.Data.LoadFromEnumerable(Rows);

    private IDataView Training(params float[] values) => _ml.Data.LoadFromEnumerable(Series.Rows(values));

    public sealed class ScoredRow
    {
        public float Value { get; set; }

        [VectorType(2)]
        public float[] Forecast { get; set; } = [];
    }
}
