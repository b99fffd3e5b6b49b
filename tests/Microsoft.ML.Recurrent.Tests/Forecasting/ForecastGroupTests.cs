using Microsoft.ML.Data;
using Microsoft.ML.Recurrent.Data;
using Microsoft.ML.Recurrent.Forecasting;

namespace Microsoft.ML.Recurrent.Tests.Forecasting;

/// <summary>Several series in one view.</summary>
public sealed class ForecastGroupTests
{
    private static readonly LstmForecastOptions Options = Series.Small with { GroupColumnName = "Store", Horizon = 1 };

    private static readonly SeriesRow[] North = Series.Store("North", 0, 10, 5, 2, 7, 4), South = Series.Store("South", 0, 1000, 500, 200, 700, 400);

    private readonly MLContext _ml = new();

    [Fact]
    public void Forecast_OfEachGroup_IsThatOfTheGroupAlone()
    {
        LstmForecastTransformer model = Series.Train([.. North, .. South], Options);

        float[][] together = Series.Forecasts(model, [.. North, .. South]);

        Assert.Equal(Series.Bits(Series.Forecasts(model, North)), Series.Bits(together[..6]));
        Assert.Equal(Series.Bits(Series.Forecasts(model, South)), Series.Bits(together[6..]));
        Assert.True(float.IsNaN(together[6][0]), "The first row of a group has no history.");
        Assert.True(float.IsFinite(together[8][0]), "The third row of a group has a whole window.");
    }

    [Fact]
    public void Forecast_OfManyShortGroupsWithinABatch_UsesEachGroupsOwnScale()
    {
        // The network answers one range: 10 in the north, 1000 in the south.
        LstmForecastTransformer model = Series.Train([.. North, .. South], Options with { Scaling = Scaling.MinMax }).Answering(1);

        float[][] forecasts = Series.Forecasts(model, [.. South, .. North]);

        Assert.Equal(1500f, forecasts[2][0], 1e-2f);
        Assert.Equal(1400f, forecasts[5][0], 1e-2f);
        Assert.Equal(15f, forecasts[8][0], 1e-4f);
        Assert.Equal(14f, forecasts[11][0], 1e-4f);
    }

    [Fact]
    public void Fit_OverGroups_TrainsOnNoWindowThatCrosses()
    {
        LstmForecastTransformer model = Series.Train([.. North, .. South], Options);

        // 6 rows hold 3 windows of 3 with a row behind; 12 rows in one series would hold 9.
        Assert.Equal(6, model.Model.Summary.Rows);
        Assert.Equal(["North", "South"], model.Model.SeriesNames, StringComparer.Ordinal);
    }

    [Fact]
    public void Fit_ConstantGroupTooShortForAWindow_IsKnownAndForecastAsMissing()
    {
        LstmForecastTransformer model = Series.Train([.. North, .. Series.Store("Brief", 7), .. South], Options, _ml);

        Assert.Equal(["North", "Brief", "South"], model.Model.SeriesNames, StringComparer.Ordinal);
        Assert.All(Series.Forecasts(model, Series.Store("Brief", 7, 8, 9, 10, 11)), forecast => Assert.Equal([float.NaN], forecast));
    }

    [Theory]
    [InlineData("Store", "Value", "The time column")]
    [InlineData("Value", null, "The group column")]
    public void GetOutputSchema_GroupOrTimeOfAWrongType_IsRefusedBeforeFitting(string group, string? time, string expected)
    {
        IDataView data = _ml.Data.LoadFromEnumerable(North);
        LstmForecastOptions options = Options with { GroupColumnName = group, TimeColumnName = time is null ? null : "Store" };

        ArgumentException error = Assert.ThrowsAny<ArgumentException>(() => _ml.Transforms.CopyColumns("Copy", "Value").Append(_ml.Recurrent().Forecast(options)).Fit(data));

        Assert.StartsWith(expected, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Fit_GroupTooShortForAWindow_IsLoggedAndTheRestIsTrainedOn()
    {
        var messages = new List<string>();
        _ml.Log += (_, message) => messages.Add(message.RawMessage);

        LstmForecastTransformer model = Series.Train([.. North, .. Series.Store("Brief", 1, 2, 3), .. South], Options, _ml);

        Assert.Equal(6, model.Model.Summary.Rows);
        Assert.Contains("1 of 3 series are shorter than WindowLength 3 + Horizon 1 rows and give no window to train on.", messages, StringComparer.Ordinal);
    }

    [Fact]
    public void Fit_EveryGroupTooShort_NamesTheLongestAndWhatIsNeeded()
    {
        var error = Assert.Throws<InvalidDataException>(
            () => Series.Train([.. Series.Store("A", 1, 2, 3), .. Series.Store("B", 1, 2)], Options));

        Assert.Equal(
            "Column 'Value' has 2 series, the longest of 3 rows; WindowLength 3 + Horizon 1 needs at least 4. Shorten the window or supply more history.",
            error.Message);
    }

    [Fact]
    public void Fit_GroupThatComesBack_NamesGroupColumnAndRow()
    {
        var error = Assert.Throws<InvalidDataException>(() => Series.Train([.. North, .. South, .. North], Options));

        Assert.StartsWith(
            "Group 'North' of column 'Store' comes back in row 12, the first row being 0, after rows of another group; a group's rows must stand together.",
            error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Transform_GroupThatComesBack_Throws()
    {
        LstmForecastTransformer model = Series.Train([.. North, .. South], Options);

        var error = Assert.Throws<InvalidDataException>(() => Series.Forecasts(model, [.. North, .. South, .. North]));

        Assert.StartsWith("Group 'North' of column 'Store' comes back in row 12", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Transform_UnseenGroup_SaysThatItsScaleIsNotKnown()
    {
        LstmForecastTransformer model = Series.Train([.. North, .. South], Options);

        var error = Assert.Throws<InvalidDataException>(() => Series.Forecasts(model, [.. North, .. Series.Store("West", 1, 2, 3)]));

        Assert.Equal(
            "Group 'West' was not in the training data, so its scale is not known; the model knows 2 series ('North', 'South'). Train with this group's rows included.",
            error.Message);
    }

    [Fact]
    public void Fit_GroupThatIsConstant_IsForecastAsItsConstantAndNamedInAWarning()
    {
        var messages = new List<string>();
        _ml.Log += (_, message) => messages.Add(message.RawMessage);

        LstmForecastTransformer model = Series.Train([.. North, .. Series.Store("Still", 3, 3, 3, 3, 3)], Options, _ml);

        Assert.Equal([3f], Series.Forecasts(model, Series.Store("Still", 3, 3, 3))[2]);
        Assert.Contains("1 of 2 series ('Still') do not change; they teach the network nothing, and their forecasts are their constants.", messages, StringComparer.Ordinal);
    }

    [Fact]
    public void Fit_GroupsNamedByKeys_AreWhatTheKeysStandFor()
    {
        IDataView data = Keyed(Enumerable.Range(0, 12).Select(t => new SeriesRow { Value = t % 6 == 1 ? 3 : t, Store = t < 6 ? "North" : "South" }));

        LstmForecastTransformer model = _ml.Recurrent().Forecast(Options).Fit(data);

        Assert.Equal(["North", "South"], model.Model.SeriesNames, StringComparer.Ordinal);
        Assert.True(float.IsNaN(Series.Forecasts(model.Transform(data))[6][0]));
    }

    [Fact]
    public void Fit_MissingKey_NamesColumnAndRow()
    {
        ITransformer keys = _ml.Transforms.Conversion.MapValueToKey("Store").Fit(_ml.Data.LoadFromEnumerable(North));
        IDataView data = keys.Transform(_ml.Data.LoadFromEnumerable([.. North[..2], .. South[..1]]));

        var error = Assert.Throws<InvalidDataException>(() => _ml.Recurrent().Forecast(Options).Fit(data));

        Assert.StartsWith(
            "The group column 'Store' has no value in row 2, the first row being 0:",
            error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Fit_GroupColumnOfNumbers_SaysHowToMakeKeys()
    {
        var error = Assert.Throws<ArgumentException>(() => Series.Train(North, Options with { GroupColumnName = "Day" }));

        Assert.StartsWith(
            "The group column 'Day' is Single; it must be Text or Key<UInt32> (mlContext.Transforms.Conversion.MapValueToKey",
            error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Fit_TimeDescendsWithinAGroup_NamesBothTimesAndTheGroup()
    {
        SeriesRow[] rows = [.. Series.Store("North", 1, 2, 3, 4), .. Series.Store("South", 1, 2, 3, 4)];
        rows[6].Day = 1;

        var error = Assert.Throws<InvalidDataException>(() => Series.Train(rows, Options with { TimeColumnName = "Day" }));

        Assert.StartsWith(
            "The time column 'Day' is 1 in row 6, the first row being 0, after 1 in the row before of group 'South'; the time comes twice.",
            error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Fit_TimeBeginsAnewWithAGroup_IsAsItShouldBe()
    {
        LstmForecastTransformer model = Series.Train([.. North, .. South], Options with { TimeColumnName = "Day" });

        Assert.Equal(6, model.Model.Summary.Rows);
    }

    private IDataView Keyed(IEnumerable<SeriesRow> rows)
    {
        IDataView data = _ml.Data.LoadFromEnumerable(rows);
        return _ml.Transforms.Conversion.MapValueToKey("Store").Fit(data).Transform(data);
    }
}
