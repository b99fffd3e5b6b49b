using Microsoft.ML.Data;
using Microsoft.ML.Recurrent.Data;
using Microsoft.ML.Recurrent.Forecasting;

namespace Microsoft.ML.Recurrent.Tests.RightRows;

[Trait("Category", "RightRows")]
public sealed class Rule09_SeriesAdviceTests
{
    private readonly MLContext _ml = new(seed: 1);

    [Fact]
    public void Fit_AMissingValue_IsAdvisedAWayThatKeepsTheSeries()
    {
        PanelRow[] rows = Panels.Week(140);
        rows[40].Value = rows[90].Value = float.NaN;
        IDataView data = _ml.Data.LoadFromEnumerable(rows);

        var error = Assert.Throws<InvalidDataException>(() => _ml.Recurrent().Forecast(Panels.Weekly).Fit(data));
        Assert.Contains("Leave such rows out (mlContext.Data.FilterRowsByMissingValues(data, \"Value\")), and have Gaps.CarryForward or Gaps.Interpolate fill their places", error.Message, StringComparison.Ordinal);

        // The advice taken.
        IDataView kept = _ml.Data.FilterRowsByMissingValues(data, "Value");
        IDataView whole = _ml.Data.LoadFromEnumerable(Panels.Week(140));
        LstmForecastTransformer model = _ml.Recurrent().Forecast(Panels.Weekly with { Spacing = Spacing.Day, Gaps = Gaps.Interpolate }).Fit(kept);
        Assert.InRange(_ml.Recurrent().EvaluateForecast(model.Transform(whole), whole, "Value").MeanAbsoluteError, 0, 2);
    }

    [Theory]
    [InlineData("Double")]
    [InlineData("Whole")]
    [InlineData("Flag")]
    public void Fit_ASeriesOfAnotherType_IsToldTheLineToWrite(string column)
    {
        IDataView data = _ml.Data.LoadFromEnumerable(Enumerable.Range(0, 20).Select(t => new TypedRow { Double = t, Whole = t, Flag = t % 2 == 0 }));

        var error = Assert.Throws<ArgumentException>(() => _ml.Recurrent().Forecast("Forecast", column, horizon: 1).Fit(data));

        Assert.Contains($"mlContext.Transforms.Conversion.ConvertType(\"{column}\", outputKind: DataKind.Single)", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Fit_UnixSecondsInASingle_SaysThatTheyCannotBeToldApart()
    {
        IDataView data = _ml.Data.LoadFromEnumerable(Enumerable.Range(0, 40).Select(t => new SecondsRow { Seconds = 1_700_000_000f + (60f * t), Value = t % 5 }));

        var error = Assert.Throws<InvalidDataException>(() => _ml.Recurrent().Forecast(Panels.Options with { GroupColumnName = null, TimeColumnName = "Seconds" }).Fit(data));

        Assert.Contains("A Single cannot tell numbers of that size apart: around 1.7E+09 it goes in steps of 128. Load the column as Int64, Double or DateTime.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Fit_HoursOfUnixSecondsInASingle_WarnsWhyTheyHaveNoSpacing()
    {
        List<string> log = _ml.Listen();
        IDataView data = _ml.Data.LoadFromEnumerable(Enumerable.Range(0, 400).Select(t => new SecondsRow { Seconds = 1_700_000_000f + (3600f * t), Value = t % 5 }));

        _ml.Recurrent().Forecast(Panels.Options with { GroupColumnName = null, TimeColumnName = "Seconds" }).Fit(data);

        Assert.Contains("A Single cannot tell numbers of that size apart", Assert.Single(log, line => line.StartsWith("Warning", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Fact]
    public void Fit_UnixSecondsInInt64_HaveAStep()
    {
        IDataView data = _ml.Data.LoadFromEnumerable(Enumerable.Range(0, 40).Select(t => new WholeSecondsRow { Seconds = 1_700_000_000 + (60 * t), Value = t % 5 }));

        LstmForecastTransformer model = _ml.Recurrent().Forecast(Panels.Options with { GroupColumnName = null, TimeColumnName = "Seconds" }).Fit(data);

        Assert.Equal(Spacing.Of(60.0), model.Model.Options.Spacing);
    }

    public sealed class TypedRow
    {
        public double Double { get; set; }

        public int Whole { get; set; }

        public bool Flag { get; set; }
    }

    public sealed class SecondsRow
    {
        public float Seconds { get; set; }

        public float Value { get; set; }
    }

    public sealed class WholeSecondsRow
    {
        public long Seconds { get; set; }

        public float Value { get; set; }
    }
}
