using System.Text;
using System.Text.Json.Nodes;
using Microsoft.ML.Data;
using Microsoft.ML.Recurrent.Engines;
using Microsoft.ML.Recurrent.Engines.Managed;
using Microsoft.ML.Recurrent.Sequences;
using Microsoft.ML.Recurrent.Tests.Interop;
using Microsoft.ML.Recurrent.Tests.Persistence;
using Microsoft.ML.Recurrent.Windowing;

namespace Microsoft.ML.Recurrent.Tests.RightRows;

[Trait("Category", "RightRows")]
public sealed class Rule05_ValidationRowsTests : IDisposable
{
    private static readonly GruOptions Quick = new() { HiddenSize = 4, Epochs = 2, Seed = 1, ValidationFraction = 0.3 };

    private readonly TemporaryFolder _folder = new();
    private readonly MLContext _ml = new(seed: 1);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Fit_OfTextsAndOfASeries_LogsWhatIsHeldOutToo()
    {
        List<string> log = _ml.Listen();
        IDataView texts = _ml.Data.LoadFromEnumerable(Enumerable.Range(0, 40).Select(i => new Judged { Text = i < 20 ? "good film" : "bad film", Label = i < 20 }));

        _ml.Recurrent().Sentiment(new Recurrent.Sentiment.SentimentOptions { HiddenSize = 2, EmbeddingSize = 2, Epochs = 1, Seed = 7 }).Fit(texts);
        _ml.Recurrent().Forecast(Panels.Options with { GroupColumnName = null, ValidationFraction = 0.2 }).Fit(_ml.Data.LoadFromEnumerable(Panels.Week(40)));

        Assert.Contains("Info: Held out 4 of 40 rows, chosen at random within each class (seed 7).", log, StringComparer.Ordinal);
        Assert.Contains("Info: Held out the newest 20 % of the rows of the series: 8 of 36 windows are watched; 0 whose forecast reaches from one part into the other are neither learnt nor watched.", log, StringComparer.Ordinal);
    }

    [Fact]
    public void Fit_ClassesOneBehindTheOther_LearnsBoth()
    {
        IDataView rows = _ml.Data.LoadFromEnumerable(FalseThenTrue());
        GruOptions options = new() { LabelColumnName = "IsHigh", HiddenSize = 8, Epochs = 10, Seed = 1, ValidationFraction = 0.3 };
        List<string> log = _ml.Listen();

        BinaryClassificationMetrics found = Evaluate(options), before = Evaluate(options with { ValidationRows = ValidationRows.Last });

        Assert.Contains(log, line => line.StartsWith("Info: Held out 90 of 300 rows, chosen at random within each class (seed 1).", StringComparison.Ordinal));
        Assert.InRange(found.AreaUnderRocCurve, 0.98, 1);
        Assert.InRange(found.PositiveRecall, 0.9, 1);
        Assert.InRange(before.PositiveRecall, 0, 0.1); // the last rows are all true, and almost none is left to learn

        BinaryClassificationMetrics Evaluate(GruOptions with)
            => _ml.BinaryClassification.Evaluate(_ml.Recurrent().Gru(with).Fit(rows).Transform(rows), "IsHigh");
    }

    [Fact]
    public void Fit_WindowsOfFiveGroups_LearnsEveryGroup()
    {
        IDataView windows = FiveGroups(horizon: 1, time: true);
        GruOptions options = new() { LabelColumnName = "Next", FeatureColumnName = "History", HiddenSize = 16, Epochs = 40, Seed = 1, ValidationFraction = 0.2, Optimizer = new AdamOptions { LearningRate = 0.01f } };
        List<string> log = _ml.Listen();

        double[] found = ErrorPerGroup(options), before = ErrorPerGroup(options with { ValidationRows = ValidationRows.Last });

        Assert.Contains("Info: Held out the newest 20 % of each of 5 groups (column 'Shop') by column 'Day': 100 of 500 rows.", log);
        Assert.All(found, error => Assert.InRange(error, 0, 0.15));
        Assert.InRange(before[4] / found[4], 3, 100); // the group that was not learnt

        double[] ErrorPerGroup(GruOptions with)
        {
            IDataView scored = _ml.Recurrent().Gru(with).Fit(windows).Transform(windows);
            return [.. scored.GetColumn<string>("Shop").Zip(scored.GetColumn<float>("Next"), scored.GetColumn<float>("Score"))
                .Where(row => !float.IsNaN(row.Second)).GroupBy(row => row.First, row => Math.Abs(row.Second - row.Third)).Select(group => group.Average())];
        }
    }

    [Fact]
    public void Fit_WindowsOfALongerHorizon_LeavesOutThoseThatReachIntoTheNewest()
    {
        List<string> log = _ml.Listen();

        RecurrentTransformer model = _ml.Recurrent().Gru(Quick with { LabelColumnName = "Next", FeatureColumnName = "History", ValidationFraction = 0.2 }).Fit(FiveGroups(horizon: 4, time: true));

        Assert.Contains("Info: Held out the newest 20 % of each of 5 groups (column 'Shop') by column 'Day': 95 of 485 rows; 15 rows before them whose future, 4 rows long, reaches into what they predict are left out.", log);
        Assert.Equal((375, 95), (model.Model.Summary.Rows, model.Model.Summary.ValidationRows));
    }

    [Fact]
    public void Fit_NewestRowsOfEachGroup_TeachNothing()
    {
        // Neither sorted by group nor by time: what is newest is told by the columns alone.
        TimedRow[] rows = TimedRow.Days(), changed = TimedRow.Days();
        foreach (TimedRow row in changed.Where(row => row.Day >= Panels.Monday.AddDays(7)))
            row.Label += 1000;
        GruOptions options = Quick with { TimeColumnName = "Day", GroupColumnName = "Shop", Epochs = 1 };

        RecurrentTransformer plain = Fit(options, Shuffled(rows)), other = Fit(options, Shuffled(changed));

        Assert.Equal((21, 9), (plain.Model.Summary.Rows, plain.Model.Summary.ValidationRows));
        Assert.True(other.Model.Summary.ValidationLoss > 1000 * plain.Model.Summary.ValidationLoss);
        Assert.Equal(Scores(plain), Scores(other));
    }

    [Fact]
    public void Fit_ClassesOfRowsWithATime_AreCutInTime()
    {
        List<string> log = _ml.Listen();

        Fit(Quick with { LabelColumnName = "IsHigh", TimeColumnName = "Day" }, TimedRow.Days());

        Assert.Contains("Info: Held out the newest 30 % by column 'Day': 9 of 30 rows.", log);
    }

    [Fact]
    public void Fit_NumbersOfRowsWithoutATime_AreDrawnAtRandomAndTheLogSaysWhatToName()
    {
        List<string> log = _ml.Listen();

        Fit(Quick, TimedRow.Days());

        Assert.Contains("Info: Held out 9 of 30 rows, chosen at random (seed 1). Where rows are windows of a series, name TimeColumnName, and GroupColumnName where there are several series: the newest of each are then held out.", log);
    }

    [Fact]
    public void Fit_SameSeed_HoldsOutTheSameRowsOnAnyThreadCount()
    {
        double?[] losses = [.. new[] { 1, 2, 2 }.Select((threads, i) =>
        {
            using var engine = new ManagedEngine(new ManagedEngineOptions { Threads = threads });
            return new MLContext(seed: 7).Recurrent(engine).Gru(Quick with { Seed = i < 2 ? null : 5 }).Fit(_ml.Data.LoadFromEnumerable(TimedRow.Days())).Model.Summary.ValidationLoss;
        })];

        Assert.Equal(losses[0], losses[1]);
        Assert.NotEqual(losses[0], losses[2]);
    }

    [Fact]
    public void Fit_SeedDrawnFromTheContext_IsTheOneOfTheLogAndTheSummary()
    {
        List<string> log = _ml.Listen();

        RecurrentTransformer model = Fit(Quick with { Seed = null }, TimedRow.Days());

        Assert.Contains(log, line => line.Contains($"chosen at random (seed {model.Model.Summary.Seed}).", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("copied")]
    [InlineData("concatenated alone")]
    [InlineData("cached")]
    [InlineData("filed")]
    public void Fit_WindowsThatStillKnowTheirSeries_AreCutInTime(string by)
    {
        IDataView windows = FiveGroups(horizon: 1, time: true);
        windows = by switch
        {
            "copied" => _ml.Transforms.CopyColumns("Copy", "History").Fit(windows).Transform(windows),
            "concatenated alone" => _ml.Transforms.Concatenate("Copy", "History").Fit(windows).Transform(windows),
            "cached" => _ml.Data.Cache(windows),
            _ => Filed(windows),
        };
        List<string> log = _ml.Listen();

        _ml.Recurrent().Gru(Quick with { LabelColumnName = "Next", FeatureColumnName = by is "cached" or "filed" ? "History" : "Copy", Epochs = 1 }).Fit(windows);

        Assert.Contains("Info: Held out the newest 30 % of each of 5 groups (column 'Shop') by column 'Day': 150 of 500 rows.", log);
    }

    [Theory]
    [InlineData(true, true, "Set TimeColumnName to 'Day' and GroupColumnName to 'Shop' to hold out the newest rows; or set ValidationRows to Random, if rows do not depend on each other.")]
    [InlineData(true, false, "Set GroupColumnName to 'Shop' to hold out")]
    [InlineData(false, true, "Set TimeColumnName to 'Day' and GroupColumnName to 'Shop' to hold out")]
    public void Fit_WindowsThatNoLongerKnowTheirSeries_WarnsNamingTheirColumns(bool normalized, bool time, string remedy)
    {
        IDataView windows = FiveGroups(horizon: 1, time);
        windows = normalized
            ? _ml.Transforms.NormalizeMinMax("Features", "History").Fit(windows).Transform(windows)
            : _ml.Transforms.Concatenate("Features", "Value", "History").Fit(windows).Transform(windows);
        List<string> log = _ml.Listen();

        _ml.Recurrent().Gru(Quick with { LabelColumnName = "Next", Epochs = 1 }).Fit(windows);

        string warning = Assert.Single(log, line => line.StartsWith("Warning", StringComparison.Ordinal));
        Assert.Contains("Held out 150 of 500 rows, chosen at random (seed 1). But the data has windows of a series in column 'History'", warning, StringComparison.Ordinal);
        Assert.Contains(remedy, warning, StringComparison.Ordinal);
    }

    [Fact]
    public void Fit_WindowsScaledInTheirPlace_AreStillCutByTimeInEachGroup()
    {
        List<string> log = _ml.Listen();
        IDataView windows = FiveGroups(horizon: 1, time: true);
        windows = _ml.Transforms.NormalizeMinMax("History").Append(_ml.Transforms.NormalizeMinMax("Next")).Fit(windows).Transform(windows);

        _ml.Recurrent().Gru(Quick with { FeatureColumnName = "History", LabelColumnName = "Next", Epochs = 1 }).Fit(windows);

        Assert.Contains(log, line => line.StartsWith("Info: Held out the newest 30 % of each of 5 groups", StringComparison.Ordinal));
        Assert.DoesNotContain(log, line => line.StartsWith("Warning", StringComparison.Ordinal) || line.Contains("flat vector", StringComparison.Ordinal));
    }

    [Fact]
    public void Fit_WindowsWithoutATimeColumn_AreCutByTheOrderOfEachGroup()
    {
        List<string> log = _ml.Listen();

        _ml.Recurrent().Gru(Quick with { LabelColumnName = "Next", FeatureColumnName = "History", Epochs = 1 }).Fit(FiveGroups(horizon: 1, time: false));

        Assert.Contains("Info: Held out the newest 30 % of each of 5 groups (column 'Shop') by the order of its rows: 150 of 500 rows.", log);
    }

    [Theory]
    [InlineData("Shop", "GroupColumnName")]
    [InlineData("Day", "TimeColumnName")]
    public void Fit_WindowsWhoseColumnWasDropped_AreRefusedUnlessToldWhatToDo(string dropped, string option)
    {
        IDataView windows = FiveGroups(horizon: 1, time: true);
        IDataView without = _ml.Transforms.SelectColumns(["History", "Next", dropped == "Shop" ? "Day" : "Shop"]).Fit(windows).Transform(windows);
        GruOptions options = Quick with { LabelColumnName = "Next", FeatureColumnName = "History", Epochs = 1 };

        var error = Assert.Throws<ArgumentException>(() => _ml.Recurrent().Gru(options).Fit(without));

        Assert.StartsWith($"The feature column 'History' is a window of a series with {option} '{dropped}', and the data has no such column now, so that the newest rows of each series cannot be told. Keep the column, set {option} to what it is called now, or set ValidationRows to Random or Last.", error.Message, StringComparison.Ordinal);
        Assert.Equal(150, _ml.Recurrent().Gru(options with { ValidationRows = ValidationRows.Random }).Fit(without).Model.Summary.ValidationRows);
        Assert.Equal(500, _ml.Recurrent().Gru(options with { ValidationFraction = 0 }).Fit(without).Model.Summary.Rows);
    }

    [Fact]
    public void Fit_LastRowsAskedFor_SaysSoAndIsWhatItWas()
    {
        TimedRow[] rows = TimedRow.Days();
        List<string> log = _ml.Listen();

        RecurrentTransformer model = Fit(Quick with { ValidationRows = ValidationRows.Last, LabelColumnName = "IsHigh" }, rows);
        RecurrentTransformer given = _ml.Recurrent().Gru(Quick with { ValidationFraction = 0, LabelColumnName = "IsHigh" })
            .Fit(_ml.Data.LoadFromEnumerable(rows[..21]), _ml.Data.LoadFromEnumerable(rows[21..]));

        Assert.Contains("Info: Held out the last 9 of 30 rows, in the order of the data.", log);
        Assert.Equal(Scores(given), Scores(model));
    }

    [Fact]
    public void Fit_CheckpointOfRowsAtOtherTimes_IsNotGoneOnWith()
    {
        TimedRow[] rows = TimedRow.Days();
        GruOptions options = Quick with { TimeColumnName = "Day", Checkpoint = new(_folder["training"], Every: 1) };
        float[] unbroken = Scores(Fit(options, rows));

        Assert.Equal(unbroken, Scores(Fit(options, rows))); // goes on from its end
        Assert.Contains("Options.validationRows", Assert.Throws<InvalidDataException>(() => Fit(options with { ValidationRows = ValidationRows.Last }, rows)).Message, StringComparison.Ordinal);
        rows[0].Day = rows[29].Day.AddDays(1);
        Assert.Contains("was written with Rows", Assert.Throws<InvalidDataException>(() => Fit(options, rows)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Fit_RowsOfOneMoment_StayTogether()
    {
        // 12 rows of 3 days: a quarter is 3 rows, and the third day has 4.
        TimedRow[] rows = [.. TimedRow.Days()[..12].Select((row, i) => row)];
        for (int i = 0; i < rows.Length; i++)
            rows[i].Day = Panels.Monday.AddDays(i % 3);

        RecurrentTransformer model = Fit(Quick with { TimeColumnName = "Day", ValidationFraction = 0.25 }, rows);

        Assert.Equal((8, 4), (model.Model.Summary.Rows, model.Model.Summary.ValidationRows));
    }

    [Fact]
    public void Options_AfterSaveAndLoad_SayWhatWasHeldOut()
    {
        IDataView rows = _ml.Data.LoadFromEnumerable(TimedRow.Days());
        RecurrentTransformer model = _ml.Recurrent().Gru(Quick with { TimeColumnName = "Day", GroupColumnName = "Shop", ValidationRows = ValidationRows.Newest }).Fit(rows);

        SequenceOptions loaded = _ml.SaveAndLoad(model, rows.Schema).Model.Options;

        Assert.Equal((ValidationRows.Newest, "Day", "Shop"), (loaded.ValidationRows, loaded.TimeColumnName, loaded.GroupColumnName));
    }

    [Fact]
    public void Fit_KeysOneBehindTheOther_GiveEachTheirShare()
    {
        TimedRow[] rows = TimedRow.Days();
        IDataView keyed = _ml.Transforms.Conversion.MapValueToKey("Key", "Shop").Fit(_ml.Data.LoadFromEnumerable(rows)).Transform(_ml.Data.LoadFromEnumerable(rows.OrderBy(row => row.Shop)));
        List<string> log = _ml.Listen();

        // Classes of ten rows each: the last class alone would be the whole validation set.
        _ml.Recurrent().Gru(Quick with { LabelColumnName = "Key" }).Fit(keyed);

        Assert.Contains(log, line => line.Contains("Held out 9 of 30 rows, chosen at random within each class", StringComparison.Ordinal));
        Assert.DoesNotContain(log, line => line.Contains("no training row", StringComparison.Ordinal));
    }

    [Fact]
    public void Fit_WindowsThatNameDifferentTimes_AreRefusedUntilOneIsNamed()
    {
        IDataView windows = FiveGroups(horizon: 1, time: true);
        windows = _ml.Recurrent().Window(new WindowOptions { OutputColumnName = "Other", InputColumnName = "Value", Length = 6, GroupColumnName = "Shop" }).Fit(windows).Transform(windows);
        GruOptions options = Quick with { LabelColumnName = "Next", FeatureColumnNames = ["History", "Other"], Epochs = 1 };
        List<string> log = _ml.Listen();

        Assert.Contains("are windows of series that differ in TimeColumnName: 'Day', none.", Assert.Throws<ArgumentException>(() => _ml.Recurrent().Gru(options).Fit(windows)).Message, StringComparison.Ordinal);
        _ml.Recurrent().Gru(options with { TimeColumnName = "Day" }).Fit(windows);

        Assert.Contains(log, line => line.Contains("of each of 5 groups (column 'Shop') by column 'Day'", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(0.2, ValidationRows.Last)]
    [InlineData(0.0, ValidationRows.Automatic)]
    public void Options_OfAFileOfFormat1_SayWhatWasDoneThen(double fraction, ValidationRows done)
    {
        byte[] zip = SavedModels.Edit(SavedModels.Save(SavedModels.Sequencer(Quick with { ValidationFraction = fraction })), "Network.json", bytes =>
        {
            JsonNode document = JsonNode.Parse(bytes)!;
            document["format"] = 1;
            Assert.True(document["model"]!.AsObject().Remove("featureWidths"));
            foreach (string name in (string[])["validationRows", "featureColumnNames", "channels", "groupColumnName", "timeColumnName"])
                Assert.True(document["model"]!["options"]!.AsObject().Remove(name));
            return Encoding.UTF8.GetBytes(document.ToJsonString());
        });

        Assert.Equal(Quick with { ValidationFraction = fraction, ValidationRows = done }, ((RecurrentTransformer)SavedModels.Load(zip)).Model.Options);
    }

    private static TimedRow[] FalseThenTrue()
    {
        var random = new Random(2);
        return [.. Enumerable.Range(0, 300).Select(i => new TimedRow
        {
            IsHigh = i >= 200,
            Features = [.. Enumerable.Range(0, 4).Select(t => (random.NextSingle() - 0.5f) + (i >= 200 ? 0.4f * t : -0.4f * t))],
        })];
    }

    /// <summary>Windows of five waves, each slower than the one before and about a level of its own.</summary>
    private IDataView FiveGroups(int horizon, bool time)
    {
        IDataView days = _ml.Data.LoadFromEnumerable(Enumerable.Range(0, 5).SelectMany(shop => Panels.Shop($"{shop}", Enumerable.Range(0, 106).Select(t => shop + MathF.Sin(t * (0.9f - (0.15f * shop)))))));
        return _ml.Recurrent().Window(new WindowOptions
        {
            OutputColumnName = "History", InputColumnName = "Value", Length = 6, FutureColumnName = "Next", Horizon = horizon, GroupColumnName = "Shop", TimeColumnName = time ? "Day" : null,
        }).Fit(days).Transform(days);
    }

    private IDataView Filed(IDataView view)
    {
        using (FileStream file = File.Create(_folder["rows"]))
            _ml.Data.SaveAsBinary(view, file);
        return _ml.Data.LoadFromBinary(_folder["rows"]);
    }

    private static TimedRow[] Shuffled(TimedRow[] rows) => [.. rows.OrderBy(row => row.Features[0])];

    private RecurrentTransformer Fit(GruOptions options, TimedRow[] rows) => _ml.Recurrent().Gru(options).Fit(_ml.Data.LoadFromEnumerable(rows));

    private float[] Scores(RecurrentTransformer model) => [.. model.Transform(_ml.Data.LoadFromEnumerable(TimedRow.Days())).GetColumn<float>("Score")];

    public sealed class Judged
    {
        public string Text { get; set; } = "";

        public bool Label { get; set; }
    }
}
