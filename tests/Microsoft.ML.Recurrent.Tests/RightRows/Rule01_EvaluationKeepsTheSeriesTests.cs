using Microsoft.ML.Data;
using Microsoft.ML.Recurrent.Data;
using Microsoft.ML.Recurrent.Evaluation;
using Microsoft.ML.Recurrent.Forecasting;

namespace Microsoft.ML.Recurrent.Tests.RightRows;

[Trait("Category", "RightRows")]
public sealed class Rule01_EvaluationKeepsTheSeriesTests
{
    private readonly MLContext _ml = new(seed: 1);

    private static PanelRow[] Alternating => [.. Panels.Shop("a", Enumerable.Range(0, 10).Select(t => t % 2f)), .. Panels.Shop("b", Enumerable.Range(0, 10).Select(t => 1000 + (t % 2f)))];

    private IDataView Data(params PanelRow[] rows) => _ml.Data.LoadFromEnumerable(rows);

    private LstmForecastTransformer Train(IDataView data) => _ml.Recurrent().Forecast(Panels.Options with { Scaling = Scaling.None }).Fit(data);

    [Fact]
    public void Evaluate_GroupsOfTheModel_AreNeverComparedWithEachOther()
    {
        IDataView data = Data(Alternating), forecasts = Train(data).Transform(data);

        PanelMetrics metrics = _ml.Recurrent().EvaluateForecast(forecasts, data, "Value");

        Assert.Equal(12, metrics.Count);
        Assert.Equal(PairsWithinGroups(forecasts), metrics.MeanAbsoluteError, 1e-6);
        Assert.InRange(metrics.MeanAbsoluteError, 0.5, 1.5);
    }

    [Fact]
    public void Evaluate_AfterSaveAndLoad_StillKnowsTheGroups()
    {
        IDataView data = Data(Alternating);
        LstmForecastTransformer model = Train(data);

        PanelMetrics here = _ml.Recurrent().EvaluateForecast(model.Transform(data), data, "Value");
        PanelMetrics there = _ml.Recurrent().EvaluateForecast(_ml.SaveAndLoad(model, data.Schema).Transform(data), data, "Value");

        Assert.Equal(["a", "b"], there.Groups.Keys);
        Assert.Equal(here.MeanAbsoluteError, there.MeanAbsoluteError);
    }

    [Fact]
    public void Evaluate_ForecastsKeptInABinaryFile_StillKnowTheGroups()
    {
        IDataView data = Data(Alternating), forecasts = Train(data).Transform(data);
        string path = Path.GetTempFileName();
        try
        {
            using (FileStream file = File.Create(path))
                _ml.Data.SaveAsBinary(forecasts, file);

            PanelMetrics metrics = _ml.Recurrent().EvaluateForecast(_ml.Data.LoadFromBinary(path), data, "Value");

            Assert.Equal(12, metrics.Count);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void Evaluate_EachGroup_HasTheMetricsAndTheScaleOfItsOwnRows()
    {
        PanelRow[] rows = [.. Panels.Shop("a", 0, 1, 2, 3, 4, 5, 6, 7), .. Panels.Shop("b", 0, 10, 20, 30, 40, 50, 60, 70)];
        IDataView data = Data(rows), forecasts = Train(data).Transform(data);

        PanelMetrics all = _ml.Recurrent().EvaluateForecast(forecasts, data, "Value");

        foreach (string shop in (string[])["a", "b"])
        {
            IDataView own = Data(rows.Where(row => row.Shop == shop).ToArray());
            PanelMetrics alone = _ml.Recurrent().EvaluateForecast(Train(data).Transform(own), own, "Value");
            Assert.Equal(alone.MeanAbsoluteError, all.Groups[shop].MeanAbsoluteError, 1e-9);
            Assert.Equal(alone.MeanAbsoluteError / (shop == "a" ? 1 : 10), all.Groups[shop].MeanAbsoluteScaledError, 1e-9);
            Assert.Equal(4, all.Groups[shop].Count);
        }

        Assert.Equal((all.Groups["a"].MeanAbsoluteScaledError + all.Groups["b"].MeanAbsoluteScaledError) / 2, all.MeanAbsoluteScaledError, 1e-9);
    }

    [Fact]
    public void Evaluate_StepsAndChannels_AreCountedAndMeasuredApart()
    {
        // Row t forecasts, two channels of two steps, exactly what comes but for channel 1, which is off by the step.
        ChannelRow[] rows = Enumerable.Range(0, 5).Select(t => new ChannelRow { Values = [t, 100 * t], Forecast = [t + 1, (100 * (t + 1)) + 1, t + 2, (100 * (t + 2)) + 2] }).ToArray();

        PanelMetrics metrics = _ml.Recurrent().EvaluateForecast(_ml.Data.LoadFromEnumerable(rows), _ml.Data.LoadFromEnumerable(rows), "Values");

        Assert.Equal([0, 10.0 / 7], metrics.Channels.Select(m => m.MeanAbsoluteError));
        Assert.Equal([0.5, 1], metrics.Steps.Select(m => m.MeanAbsoluteError));
        Assert.Equal([8L, 6L], metrics.Steps.Select(m => m.Count));
        Assert.Equal([7L, 7L], metrics.Channels.Select(m => m.Count));
        Assert.Equal(10.0 / 7 / 100, metrics.Channels[1].MeanAbsoluteScaledError, 1e-9);
        Assert.Equal(14, metrics.Count);
    }

    [Fact]
    public void Evaluate_ARowThatIsMissing_IsNotComparedAndMovesNoOther()
    {
        PanelRow[] week = Panels.Week(70);
        LstmForecastTransformer model = _ml.Recurrent().Forecast(Panels.Weekly with { Gaps = Gaps.CarryForward }).Fit(Data(week));
        PanelRow[] holed = [.. week[..63], .. week[64..]];

        PanelMetrics metrics = _ml.Recurrent().EvaluateForecast(model.Transform(Data(holed)), Data(week), new ForecastEvaluationOptions { ActualColumnName = "Value", SeasonLength = 1 });

        // 69 rows: 68 have a row after them but for the one before the hole.
        Assert.Equal(68 - 1, metrics.Count + metrics.SkippedCount);
        Assert.InRange(metrics.MeanAbsoluteError, 0, 3); // comparing Saturday's forecast with Sunday's value would add up to 60 each week
    }

    [Fact]
    public void Evaluate_AGroupThatNeverChanges_HasNoScaleAndHidesNoOther()
    {
        IDataView data = Data([.. Panels.Shop("still", 5, 5, 5, 5, 5, 5), .. Panels.Shop("moves", 1, 2, 4, 3, 5, 7)]);

        PanelMetrics metrics = _ml.Recurrent().EvaluateForecast(Train(data).Transform(data), data, "Value");

        Assert.Equal(0, metrics.Groups["still"].MeanAbsoluteError);
        Assert.Equal(double.NaN, metrics.Groups["still"].MeanAbsoluteScaledError);
        Assert.Equal(metrics.Groups["moves"].MeanAbsoluteScaledError, metrics.MeanAbsoluteScaledError, 1e-12);
    }

    [Fact]
    public void Evaluate_GroupNamedByTheUser_IsHeldApartWithoutAModel()
    {
        ScoredRow[] rows = [new("a", 0, 1), new("a", 1, 2), new("b", 50, 51), new("b", 51, 52)];
        IDataView data = _ml.Data.LoadFromEnumerable(rows);

        PanelMetrics metrics = _ml.Recurrent().EvaluateForecast(data, data, new ForecastEvaluationOptions { ActualColumnName = "Value", GroupColumnName = "Shop" });

        Assert.Equal(2, metrics.Count);
        Assert.Equal(0, metrics.MeanAbsoluteError);
    }

    private static double PairsWithinGroups(IDataView forecasts)
    {
        float[][] forecast = Panels.Forecasts(forecasts);
        float[] actual = forecasts.GetColumn<float>("Value").ToArray();
        return Enumerable.Range(0, 19).Where(t => t != 9 && !float.IsNaN(forecast[t][0])).Average(t => Math.Abs(forecast[t][0] - actual[t + 1]));
    }

    public sealed class ChannelRow
    {
        [VectorType(2)]
        public float[] Values { get; set; } = [];

        [VectorType(2, 2)]
        public float[] Forecast { get; set; } = [];
    }

    public sealed class ScoredRow(string shop, float value, float forecast)
    {
        public string Shop { get; } = shop;

        public float Value { get; } = value;

        [VectorType(1)]
        public float[] Forecast { get; } = [forecast];
    }
}
