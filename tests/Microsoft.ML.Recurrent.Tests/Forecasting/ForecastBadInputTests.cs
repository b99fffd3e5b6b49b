using Microsoft.ML.Recurrent.Forecasting;

namespace Microsoft.ML.Recurrent.Tests.Forecasting;

public sealed class ForecastBadInputTests
{
    private readonly MLContext _ml = new();

    [Fact]
    public void Fit_MissingColumn_NamesItAndThoseThereAre()
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(
            () => Series.Train(Series.Rows(1, 2, 3), Series.Small with { InputColumnName = "Sales" }));

        Assert.StartsWith(
            "There is no input column 'Sales'; the data has 'Value', 'Store', 'Day'. Name one of these, or add the column before.",
            error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("group")]
    [InlineData("time")]
    public void Fit_MissingGroupOrTimeColumn_NamesItAndItsRole(string role)
    {
        LstmForecastOptions options = role == "group" ? Series.Small with { GroupColumnName = "Shop" } : Series.Small with { TimeColumnName = "Shop" };

        var error = Assert.Throws<ArgumentOutOfRangeException>(() => Series.Train(Series.Rows(1, 2, 3), options));

        Assert.StartsWith($"There is no {role} column 'Shop';", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Transform_MissingColumn_NamesIt()
    {
        LstmForecastTransformer model = Series.Train(Series.Rows(Series.Wave(20)), Series.Small);

        var error = Assert.Throws<ArgumentOutOfRangeException>(() => model.Transform(_ml.Data.LoadFromEnumerable<OtherRow>([])));

        Assert.StartsWith("There is no input column 'Value'; the data has 'Amount'.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Fit_InputOfText_SaysWhatASeriesMayBe()
    {
        var error = Assert.Throws<ArgumentException>(
            () => Series.Train(Series.Rows(1, 2, 3), Series.Small with { InputColumnName = "Store" }));

        Assert.Equal("input", error.ParamName);
        Assert.StartsWith(
            "The input column 'Store' is String; it must be Single, or Vector<Single, C> of known size",
            error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Fit_TimeOfText_SaysWhatTimeMayBe()
    {
        var error = Assert.Throws<ArgumentException>(
            () => Series.Train(Series.Rows(1, 2, 3), Series.Small with { TimeColumnName = "Store" }));

        Assert.StartsWith(
            "The time column 'Store' is String; it must be DateTime, DateTimeOffset, TimeSpan or a number.",
            error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Chain_MissingColumn_IsFoundBeforeAnyRowIsRead()
    {
        int reads = 0;
        IEnumerable<SeriesRow> Rows()
        {
            reads++;
            yield return new SeriesRow();
        }

        var chain = _ml.Transforms.CopyColumns("Copy", "Value").Append(_ml.Recurrent().Forecast(Series.Small with { InputColumnName = "Sales" }));

        var error = Assert.Throws<ArgumentOutOfRangeException>(() => chain.Fit(_ml.Data.LoadFromEnumerable(Rows())));
        Assert.StartsWith("There is no input column 'Sales'; the data has ", error.Message, StringComparison.Ordinal);
        Assert.Equal(0, reads);
    }

    [Fact]
    public void Fit_SeriesShorterThanWindowPlusHorizon_NamesBothNumbers()
    {
        var error = Assert.Throws<InvalidDataException>(
            () => Series.Train(Series.Rows(Series.Wave(40)), Series.Small with { WindowLength = 48, Horizon = 12 }));

        Assert.Equal(
            "Column 'Value' has 40 rows; WindowLength 48 + Horizon 12 needs at least 60. Shorten the window or supply more history.",
            error.Message);
    }

    [Fact]
    public void Fit_SeriesOfExactlyWindowPlusHorizon_TrainsOnItsOneWindow()
    {
        Assert.Equal(1, Series.Train(Series.Rows(Series.Wave(5)), Series.Small).Model.Summary.Rows);
        Assert.Throws<InvalidDataException>(() => Series.Train(Series.Rows(Series.Wave(4)), Series.Small));
    }

    [Fact]
    public void Fit_EmptyData_SaysThatThereAreNoRows()
    {
        var error = Assert.Throws<InvalidDataException>(() => Series.Train([], Series.Small));

        Assert.StartsWith(
            "Column 'Value' has 0 rows; WindowLength 3 + Horizon 2 needs at least 5.",
            error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(float.NaN, "NaN")]
    [InlineData(float.PositiveInfinity, "Infinity")]
    [InlineData(float.NegativeInfinity, "-Infinity")]
    public void Fit_ValueNotFinite_NamesColumnAndRow(float value, string shown)
    {
        float[] values = Series.Wave(20);
        values[13] = value;

        var error = Assert.Throws<InvalidDataException>(() => Series.Train(Series.Rows(values), Series.Small));

        Assert.StartsWith(
            $"Column 'Value' is {shown} in row 13, the first row being 0; a series needs finite numbers. Leave such rows out",
            error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Transform_ValueNotFinite_NamesColumnAndRow()
    {
        LstmForecastTransformer model = Series.Train(Series.Rows(Series.Wave(20)), Series.Small);
        float[] values = Series.Wave(400);
        values[300] = float.NaN; // in the second batch

        var error = Assert.Throws<InvalidDataException>(() => Series.Forecasts(model, Series.Rows(values)));

        Assert.StartsWith("Column 'Value' is NaN in row 300, the first row being 0;", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(3f, 3f)]
    [InlineData(3f, 1f)]
    public void Fit_TimeThatDoesNotAscend_NamesColumnRowAndBothTimes(float before, float after)
    {
        SeriesRow[] rows = Series.Rows(Series.Wave(20));
        (rows[3].Day, rows[4].Day) = (before, after);

        var error = Assert.Throws<InvalidDataException>(() => Series.Train(rows, Series.Small with { TimeColumnName = "Day" }));

        Assert.StartsWith(
            $"The time column 'Day' is {after} in row 4, the first row being 0, after {before} in the row before; {(before == after ? "the time comes twice" : "time must ascend, each row later than the last")}.",
            error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Transform_DatesThatDescend_NamesThemInIsoForm()
    {
        var first = new DateTime(2024, 1, 1, 0, 0, 0, DateTimeKind.Unspecified);
        DatedRow[] rows = Series.Wave(20).Select((value, t) => new DatedRow { Value = value, When = first.AddDays(t) }).ToArray();
        LstmForecastTransformer model = _ml.Recurrent().Forecast(Series.Small with { TimeColumnName = "When" }).Fit(_ml.Data.LoadFromEnumerable(rows));
        rows[5].When = rows[2].When;

        var error = Assert.Throws<InvalidDataException>(() => Series.Forecasts(model.Transform(_ml.Data.LoadFromEnumerable(rows))));

        Assert.Contains(
            "'When' is 2024-01-03T00:00:00 in row 5, the first row being 0, after 2024-01-05T00:00:00 in the row before",
            error.Message, StringComparison.Ordinal);
    }

    public sealed class OtherRow
    {
        public float Amount { get; set; }
    }

    public sealed class DatedRow
    {
        public float Value { get; set; }

        public DateTime When { get; set; }
    }
}
