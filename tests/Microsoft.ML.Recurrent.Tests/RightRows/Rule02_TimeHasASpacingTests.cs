using Microsoft.ML.Data;
using Microsoft.ML.Recurrent.Data;
using Microsoft.ML.Recurrent.Forecasting;
using Microsoft.ML.Recurrent.Windowing;

namespace Microsoft.ML.Recurrent.Tests.RightRows;

[Trait("Category", "RightRows")]
public sealed class Rule02_TimeHasASpacingTests
{
    private readonly MLContext _ml = new(seed: 1);

    private IDataView Data<T>(IEnumerable<T> rows) where T : class => _ml.Data.LoadFromEnumerable(rows);

    private static T[] Without<T>(T[] rows, int row) => [.. rows[..row], .. rows[(row + 1)..]];

    [Fact]
    public void Forecast_ADayLeftOutWhenScoring_IsRefusedNamingRowAndTimes()
    {
        LstmForecastTransformer model = _ml.Recurrent().Forecast(Panels.Weekly with { Epochs = 1 }).Fit(Data(Panels.Week(70)));

        var error = Assert.Throws<InvalidDataException>(() => Panels.Forecasts(model.Transform(Data(Without(Panels.Week(70), 64)))));

        Assert.Equal(
            "The time column 'Day' is 2024-03-06T00:00:00 in row 64, the first row being 0, after 2024-03-04T00:00:00 in the row before; expected was 2024-03-05T00:00:00, since there is one row per day. "
            + "1 row is missing. Supply them, or set Gaps to CarryForward or Interpolate to have them filled in; Spacing.Irregular takes the rows as they come.",
            error.Message);
    }

    [Theory]
    [InlineData(Gaps.CarryForward)]
    [InlineData(Gaps.Interpolate)]
    public void Forecast_ADayLeftOutAndFilled_GivesSaturdayItsOwnForecast(Gaps gaps)
    {
        LstmForecastTransformer model = _ml.Recurrent().Forecast(Panels.Weekly with { Gaps = gaps }).Fit(Data(Panels.Week(70)));

        // Without day 64 the row of day 67, a Friday, stands in place 66.
        float saturday = Panels.Forecasts(model.Transform(Data(Without(Panels.Week(70), 64))))[66][0];

        Assert.InRange(saturday, 55, 65);
    }

    [Fact]
    public void Forecast_AFilledGap_ForecastsWhatTheFilledRowsWould()
    {
        LstmForecastTransformer model = _ml.Recurrent().Forecast(Panels.Weekly with { Gaps = Gaps.Interpolate, Epochs = 1 }).Fit(Data(Panels.Week(70)));
        PanelRow[] whole = Panels.Week(70);
        whole[64].Value = (whole[63].Value + whole[65].Value) / 2;

        float[][] holed = Panels.Forecasts(model.Transform(Data(Without(whole, 64)))), filled = Panels.Forecasts(model.Transform(Data(whole)));

        Assert.Equal(Without(filled, 64), holed);
    }

    [Fact]
    public void Fit_ALostMonth_IsRefused()
    {
        PanelRow[] days = Panels.Shop("", Enumerable.Range(0, 365).Select(t => (float)(t % 7)));

        var error = Assert.Throws<InvalidDataException>(() => _ml.Recurrent().Forecast(Panels.Weekly).Fit(Data(days.Where(row => row.Day.Month != 6))));

        Assert.Contains("is 2024-07-01T00:00:00 in row 152, the first row being 0, after 2024-05-31T00:00:00 in the row before; expected was 2024-06-01T00:00:00", error.Message, StringComparison.Ordinal);
        Assert.Contains("30 rows are missing", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Fit_SpacingNotNamed_IsLearntAndStoredWithTheModel()
    {
        IDataView data = Data(Panels.Week(70));
        LstmForecastTransformer model = _ml.Recurrent().Forecast(Panels.Weekly with { Epochs = 1 }).Fit(data);

        Assert.Equal(Spacing.Day, model.Model.Options.Spacing);
        Assert.Equal(Spacing.Day, _ml.SaveAndLoad(model, data.Schema).Model.Options.Spacing);
    }

    [Fact]
    public void Fit_NoStepThatCoversNineTenths_ChecksNothingAndWarnsOnce()
    {
        List<string> log = _ml.Listen();
        PanelRow[] rows = Panels.Week(70);
        for (int t = 0; t < rows.Length; t++)
            rows[t].Day = Panels.Monday.AddHours(t * t);

        LstmForecastTransformer model = _ml.Recurrent().Forecast(Panels.Weekly with { Epochs = 1 }).Fit(Data(rows));

        Assert.Equal(Spacing.Irregular, model.Model.Options.Spacing);
        string warning = Assert.Single(log, message => message.StartsWith("Warning", StringComparison.Ordinal));
        Assert.Contains("have no regular spacing: the commonest step covers", warning, StringComparison.Ordinal);
        Panels.Forecasts(model.Transform(Data(Without(rows, 40))));
    }

    [Fact]
    public void Fit_GapsToFillWithoutASpacing_SaysThatItMustBeNamed()
    {
        PanelRow[] rows = Panels.Week(70);
        for (int t = 0; t < rows.Length; t++)
            rows[t].Day = Panels.Monday.AddHours(t * t);

        var error = Assert.Throws<InvalidDataException>(() => _ml.Recurrent().Forecast(Panels.Weekly with { Gaps = Gaps.CarryForward }).Fit(Data(rows)));

        Assert.EndsWith("Gaps is CarryForward, and without a spacing no gap can be found. Name Spacing, such as Spacing.Day.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Window_AGap_IsRefusedOrFilledAndGivesOutOnlyRowsOfTheData()
    {
        PanelRow[] rows = Panels.Shop("", 0, 1, 2, 3, 4, 5, 6, 7);
        var options = new WindowOptions { OutputColumnName = "Window", InputColumnName = "Value", Length = 3, FutureColumnName = "Next", TimeColumnName = "Day" };
        IDataView holed = Data(Without(rows, 4));
        WindowTransformer refusing = _ml.Recurrent().Window(options).Fit(Data(rows)), filling = _ml.Recurrent().Window(options with { Gaps = Gaps.Interpolate }).Fit(Data(rows));

        Assert.Contains("1 row is missing", Assert.Throws<InvalidDataException>(() => refusing.Transform(holed).GetColumn<float[]>("Window").ToArray()).Message, StringComparison.Ordinal);
        Assert.Equal([[0, 1, 2], [1, 2, 3], [3, 4, 5], [4, 5, 6], [5, 6, 7]], filling.Transform(holed).GetColumn<float[]>("Window").ToArray());
        Assert.Equal([3, 4, 6, 7, float.NaN], filling.Transform(holed).GetColumn<float>("Next").ToArray());
        Assert.Equal([2, 3, 5, 6, 7], filling.Transform(holed).GetColumn<float>("Value").ToArray());
    }

    [Fact]
    public void Window_InAPredictionEngine_FillsAsTheViewDoes()
    {
        PanelRow[] rows = Without(Panels.Shop("", 0, 1, 2, 3, 4, 5, 6, 7), 4);
        WindowTransformer model = _ml.Recurrent().Window(new WindowOptions
        {
            OutputColumnName = "Window", InputColumnName = "Value", Length = 3, TimeColumnName = "Day", Spacing = Spacing.Day, Gaps = Gaps.CarryForward,
        }).Fit(Data(rows));
        using PredictionEngine<PanelRow, Windowed> engine = _ml.Model.CreatePredictionEngine<PanelRow, Windowed>(model);

        float[][] windows = rows.Select(row => engine.Predict(row).Window).ToArray();

        Assert.Equal([3, 3, 5], windows[4]);
        Assert.Equal(model.Transform(Data(rows)).GetColumn<float[]>("Window").ToArray(), windows[2..]);
    }

    [Fact]
    public void Window_InCrossValidate_IsRefusedBecauseItsRowsAreNoNeighbours()
    {
        PanelRow[] rows = Panels.Shop("", Enumerable.Range(0, 60).Select(t => (float)t));
        var pipeline = _ml.Recurrent().Window("Features", "Value", length: 3, futureColumnName: "Label").Append(_ml.Regression.Trainers.Sdca());

        Exception error = Record.Exception(() => { _ml.Regression.CrossValidate(Data(rows), pipeline, numberOfFolds: 5); })!;

        Assert.Contains("Window is given a part of a random split (CrossValidate or TrainTestSplit)", error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void WindowAndForecast_OfRowsInRandomOrder_AreRefused(bool fits)
    {
        IDataView data = Data(Panels.Week(70)), shuffled = _ml.Data.ShuffleRows(data), part = _ml.Data.TrainTestSplit(data, testFraction: 0.3).TrainSet;
        var window = _ml.Recurrent().Window("Window", "Value", length: 3);
        var forecast = _ml.Recurrent().Forecast(Panels.Options with { GroupColumnName = null });

        foreach ((IDataView view, string found) in new[] { (shuffled, "shuffled rows"), (part, "a part of a random split") })
        {
            Assert.StartsWith($"Window is given {found}", Refusal(window, view), StringComparison.Ordinal);
            Assert.StartsWith($"Forecast is given {found}", Refusal(forecast, view), StringComparison.Ordinal);
        }

        string Refusal<T>(IEstimator<T> estimator, IDataView view) where T : class, ITransformer
            => Assert.Throws<InvalidOperationException>(() => { _ = fits ? estimator.Fit(view) : (object)estimator.Fit(data).Transform(view); }).Message;
    }

    [Fact]
    public void Window_InCrossValidateByWholeSeries_IsFitted()
    {
        PanelRow[] rows = [.. Enumerable.Range(0, 8).SelectMany(shop => Panels.Shop($"s{shop}", Enumerable.Range(0, 30).Select(t => (float)t)))];
        var pipeline = _ml.Recurrent().Window("Features", "Value", length: 3, futureColumnName: "Label", groupColumnName: "Shop", timeColumnName: "Day")
            .Append(_ml.Transforms.DropColumns("Day")).Append(_ml.Recurrent().Gru(epochs: 1, seed: 1));

        var folds = _ml.Regression.CrossValidate(_ml.Data.FilterRowsByMissingValues(Data(rows), "Value"), pipeline, numberOfFolds: 2, samplingKeyColumnName: "Shop");

        Assert.Equal(2, folds.Count);
    }

    [Fact]
    public void ForecastEngine_ToldTheTime_FillsAsTransformDoesAndRefusesTheSame()
    {
        PanelRow[] rows = Without(Panels.Week(70), 64);
        LstmForecastTransformer model = _ml.Recurrent().Forecast(Panels.Weekly with { Gaps = Gaps.CarryForward, Epochs = 1 }).Fit(Data(Panels.Week(70)));
        ForecastEngine engine = _ml.Recurrent().CreateForecastEngine(model);
        foreach (PanelRow row in rows)
            engine.Observe(row.Value, row.Day);

        Assert.Equal(Panels.Forecasts(model.Transform(Data(rows)))[^1], engine.Forecast());
        Assert.Equal(70, engine.ObservedCount);
        Assert.Contains("the time comes twice", Assert.Throws<InvalidDataException>(() => engine.Observe(1, rows[^1].Day)).Message, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => engine.Observe(1));
        Assert.Throws<ArgumentException>(() => engine.Observe(1, 71.0));
        Assert.Equal(70, engine.ObservedCount);
    }

    [Fact]
    public void ForecastEngine_RestoredBeforeAGap_FillsItToTheSameBits()
    {
        PanelRow[] rows = Without(Panels.Week(70), 64);
        LstmForecastTransformer model = _ml.Recurrent().Forecast(Panels.Weekly with { Gaps = Gaps.Interpolate, Epochs = 1 }).Fit(Data(Panels.Week(70)));
        ForecastEngine unbroken = _ml.Recurrent().CreateForecastEngine(model), first = _ml.Recurrent().CreateForecastEngine(model), second = _ml.Recurrent().CreateForecastEngine(model);
        string path = Path.GetTempFileName();
        try
        {
            foreach (PanelRow row in rows[..64])
                first.Observe(row.Value, row.Day);
            first.SaveCheckpoint(path);
            second.RestoreCheckpoint(path);
            foreach (PanelRow row in rows)
                unbroken.Observe(row.Value, row.Day);
            foreach (PanelRow row in rows[64..])
                second.Observe(row.Value, row.Day);

            Assert.Equal(unbroken.Forecast(), second.Forecast());
            Assert.Equal(unbroken.ObservedCount, second.ObservedCount);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Theory]
    [InlineData("2024-02-28 2024-02-29 2024-03-01", SpacingUnit.Day, null)] // a leap day is a day
    [InlineData("2024-02-28 2024-03-01", SpacingUnit.Day, "1 row is missing")] // and its absence a gap
    [InlineData("2023-02-28 2023-03-01", SpacingUnit.Day, null)]
    [InlineData("2024-01-31 2024-02-29 2024-03-31 2024-04-30", SpacingUnit.Month, null)] // month ends
    [InlineData("2024-01-30 2024-02-29 2024-03-30", SpacingUnit.Month, null)]
    [InlineData("2024-01-31 2024-03-31", SpacingUnit.Month, "1 row is missing")]
    [InlineData("2024-01-01 2024-01-31", SpacingUnit.Month, "within one month")]
    [InlineData("2023-12-31 2024-03-31 2024-06-30", SpacingUnit.Quarter, null)]
    [InlineData("2020-02-29 2021-02-28 2022-02-28", SpacingUnit.Year, null)]
    [InlineData("2024-01-04 2024-01-05 2024-01-08", SpacingUnit.Weekday, null)] // over a weekend
    [InlineData("2024-01-04 2024-01-08", SpacingUnit.Weekday, "expected was 2024-01-05T00:00:00")]
    [InlineData("2024-01-05 2024-01-06", SpacingUnit.Weekday, "Saturday is no weekday")]
    [InlineData("2024-12-30 2025-01-06", SpacingUnit.Week, null)] // over the year's end
    [InlineData("2024-12-30 2025-01-13", SpacingUnit.Week, "1 row is missing")]
    public void Window_CalendarSpacing_TakesAndRefusesDates(string dates, SpacingUnit unit, string? expected)
    {
        var spacing = (Spacing)typeof(Spacing).GetProperty(unit.ToString())!.GetValue(null)!;
        PanelRow[] rows = dates.Split(' ').Select(date => new PanelRow { Day = DateTime.Parse(date, System.Globalization.CultureInfo.InvariantCulture) }).ToArray();
        IDataView windows = _ml.Recurrent().Window(new WindowOptions { OutputColumnName = "Window", InputColumnName = "Value", Length = 1, TimeColumnName = "Day", Spacing = spacing }).Fit(Data(rows)).Transform(Data(rows));

        if (expected is null)
            Assert.Equal(rows.Length, windows.GetColumn<float[]>("Window").Count());
        else
            Assert.Contains(expected, Assert.Throws<InvalidDataException>(() => windows.GetColumn<float[]>("Window").Count()).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(SpacingUnit.Weekday)]
    [InlineData(SpacingUnit.Month)]
    [InlineData(SpacingUnit.Quarter)]
    [InlineData(SpacingUnit.Year)]
    [InlineData(SpacingUnit.Day)]
    [InlineData(SpacingUnit.Week)]
    public void Window_CalendarSpacingNotNamed_IsLearntFromDatesThatAreNoEvenTimeApart(SpacingUnit unit)
    {
        DateTime end = new(2023, 1, 31, 0, 0, 0, DateTimeKind.Unspecified);
        IEnumerable<DateTime> dates = unit switch
        {
            SpacingUnit.Weekday => Enumerable.Range(0, 70).Select(t => Panels.Monday.AddDays(t)).Where(day => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)),
            SpacingUnit.Month => Enumerable.Range(0, 24).Select(t => end.AddMonths(t)),
            SpacingUnit.Quarter => Enumerable.Range(0, 12).Select(t => end.AddMonths(3 * t)),
            SpacingUnit.Year => Enumerable.Range(0, 12).Select(t => end.AddYears(t)),
            SpacingUnit.Day => Enumerable.Range(0, 30).Select(t => end.AddDays(t).AddHours(t % 5)), // read at some time of the day
            _ => Enumerable.Range(0, 30).Select(t => Panels.Monday.AddDays((7 * t) + (t % 3))),
        };

        WindowTransformer model = _ml.Recurrent().Window("Window", "Value", 1, timeColumnName: "Day").Fit(Data(dates.Select(day => new PanelRow { Day = day })));

        Assert.Equal(unit, model.Options.Spacing!.Unit);
    }

    [Fact]
    public void Window_ALocalHourThatComesTwice_IsRefusedNamingDateTimeOffsetAndUtc()
    {
        // Clocks went from 3 back to 2.
        int[] hours = [0, 1, 2, 2, 3, 4];
        PanelRow[] rows = hours.Select(hour => new PanelRow { Day = new DateTime(2024, 10, 27, hour, 0, 0, DateTimeKind.Unspecified) }).ToArray();
        IDataView windows = _ml.Recurrent().Window(new WindowOptions { OutputColumnName = "Window", InputColumnName = "Value", Length = 1, TimeColumnName = "Day", Spacing = Spacing.Of(TimeSpan.FromHours(1)) })
            .Fit(Data(rows)).Transform(Data(rows));

        var error = Assert.Throws<InvalidDataException>(() => windows.GetColumn<float[]>("Window").Count());

        Assert.Contains("is 2024-10-27T02:00:00 in row 3, the first row being 0, after 2024-10-27T02:00:00 in the row before; the time comes twice.", error.Message, StringComparison.Ordinal);
        Assert.EndsWith("give the time as DateTimeOffset, or in UTC.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Window_ALocalHourThatIsLeftOut_IsAGapThatNamesTheChangeOfClocks()
    {
        // Clocks went from 2 to 3.
        PanelRow[] rows = [.. Enumerable.Range(0, 24).Where(hour => hour != 2).Select(hour => new PanelRow { Day = new DateTime(2024, 3, 31, hour, 0, 0, DateTimeKind.Unspecified) })];
        WindowTransformer model = _ml.Recurrent().Window("Window", "Value", 1, timeColumnName: "Day").Fit(Data(rows));

        var error = Assert.Throws<InvalidDataException>(() => model.Transform(Data(rows)).GetColumn<float[]>("Window").Count());

        Assert.Contains("is 2024-03-31T03:00:00 in row 2, the first row being 0, after 2024-03-31T01:00:00 in the row before; expected was 2024-03-31T02:00:00", error.Message, StringComparison.Ordinal);
        Assert.EndsWith("give the time as DateTimeOffset, or in UTC.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Window_HoursWithTheirOffsetOverBothChangesOfTheClock_AreAnHourApartAndDaysADay()
    {
        TimeZoneOffset[] hours = Enumerable.Range(0, 24 * 365).Select(t => new TimeZoneOffset { When = Berlin(new DateTimeOffset(2024, 1, 1, 0, 0, 0, TimeSpan.Zero).AddHours(t)) }).ToArray();
        TimeZoneOffset[] days = hours.Where(row => row.When.Hour == 12).ToArray();

        Assert.Equal(Spacing.Of(TimeSpan.FromHours(1)), _ml.Recurrent().Window("Window", "Value", 1, timeColumnName: "When").Fit(Data(hours)).Options.Spacing);
        WindowTransformer daily = _ml.Recurrent().Window("Window", "Value", 1, timeColumnName: "When").Fit(Data(days));
        Assert.Equal(Spacing.Day, daily.Options.Spacing);
        Assert.Equal(days.Length, daily.Transform(Data(days)).GetColumn<float[]>("Window").Count());
    }

    [Fact]
    public void Forecast_WithoutATimeColumn_TakesRowsAsTheyComeAndRefusesOptionsOfTime()
    {
        LstmForecastOptions options = Panels.Options with { GroupColumnName = null };

        Assert.Equal(66, Panels.Forecasts(_ml.Recurrent().Forecast(options).Fit(Data(Panels.Week(70))).Transform(Data(Panels.Week(66)))).Length);
        Assert.Throws<ArgumentException>(() => _ml.Recurrent().Forecast(options with { Spacing = Spacing.Day }));
        Assert.Throws<ArgumentException>(() => _ml.Recurrent().Forecast(options with { Gaps = Gaps.CarryForward }));
    }

    [Fact]
    public void Window_NumbersThatAreComputed_HaveAStepAndAGap()
    {
        Real[] rows = [.. Enumerable.Range(0, 40).Select(t => new Real { Time = 0.1 * t, Value = t })];

        WindowTransformer model = _ml.Recurrent().Window("Window", "Value", 1, timeColumnName: "Time").Fit(Data(rows));

        Assert.Equal(Spacing.Of(0.1), model.Options.Spacing);
        Assert.Equal(40, model.Transform(Data(rows)).GetColumn<float[]>("Window").Count());
        Assert.Contains("1 row is missing", Assert.Throws<InvalidDataException>(() => model.Transform(Data(Without(rows, 20))).GetColumn<float[]>("Window").Count()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Window_TheLastMomentOfTheCalendar_IsRefusedInWords()
    {
        PanelRow[] rows = [new() { Day = DateTime.MaxValue.AddMinutes(-30) }, new() { Day = DateTime.MaxValue.AddMinutes(-10) }];
        IDataView windows = _ml.Recurrent().Window(new WindowOptions { OutputColumnName = "Window", InputColumnName = "Value", Length = 1, TimeColumnName = "Day", Spacing = Spacing.Of(TimeSpan.FromHours(1)) }).Fit(Data(rows)).Transform(Data(rows));

        Assert.Contains("expected was a time that no calendar has", Assert.Throws<InvalidDataException>(() => windows.GetColumn<float[]>("Window").Count()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Forecast_SpacingOfAnotherTypeThanTheTime_IsRefusedNamingBoth()
    {
        var error = Assert.Throws<ArgumentException>(() => _ml.Recurrent().Forecast(Panels.Weekly with { Spacing = Spacing.Of(1.0) }).Fit(Data(Panels.Week(70))));

        Assert.StartsWith("The time column 'Day' is DateTime; it must be a number, since Spacing is a number.", error.Message, StringComparison.Ordinal);
    }

    private static DateTimeOffset Berlin(DateTimeOffset utc)
    {
        bool isSummer = utc >= new DateTimeOffset(2024, 3, 31, 1, 0, 0, TimeSpan.Zero) && utc < new DateTimeOffset(2024, 10, 27, 1, 0, 0, TimeSpan.Zero);
        return utc.ToOffset(TimeSpan.FromHours(isSummer ? 2 : 1));
    }

    public sealed class Windowed
    {
        public float[] Window { get; set; } = [];
    }

    public sealed class TimeZoneOffset
    {
        public DateTimeOffset When { get; set; }

        public float Value { get; set; }
    }

    public sealed class Real
    {
        public double Time { get; set; }

        public float Value { get; set; }
    }
}
