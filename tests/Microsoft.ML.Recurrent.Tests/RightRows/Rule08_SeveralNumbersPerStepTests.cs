using Microsoft.ML.Data;
using Microsoft.ML.Recurrent.Data;
using Microsoft.ML.Recurrent.Interop;
using Microsoft.ML.Recurrent.Sequences;
using Microsoft.ML.Recurrent.Tests.Interop;
using Microsoft.ML.Recurrent.Tests.Sequences;
using Microsoft.ML.Recurrent.Windowing;

namespace Microsoft.ML.Recurrent.Tests.RightRows;

[Trait("Category", "RightRows")]
public sealed class Rule08_SeveralNumbersPerStepTests : IDisposable
{
    private static readonly GruOptions Quick = new() { HiddenSize = 4, Epochs = 2, Seed = 1 };

    private readonly TemporaryFolder _folder = new();
    private readonly MLContext _ml = new(seed: 1);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Fit_TwoColumns_LearnsWhatBothTellTogether()
    {
        IDataView rows = Concatenated(Rows(1200)), fresh = Concatenated(_ml.Data.LoadFromEnumerable(PairRow.Rows(1600)[1200..]));
        GruOptions options = new() { HiddenSize = 16, Epochs = 25, Seed = 1, Optimizer = new Engines.AdamOptions { LearningRate = 0.01f } };

        double columns = RSquared(options with { FeatureColumnNames = ["A", "B"] }), concatenated = RSquared(options with { FeatureColumnName = "F" });

        Assert.InRange(columns, 0.95, 1);
        Assert.InRange(columns - concatenated, 0.4, 1); // twelve steps of one number, the products five steps apart

        double RSquared(GruOptions with) => _ml.Regression.Evaluate(_ml.Recurrent().Gru(with).Fit(rows).Transform(fresh)).RSquared;
    }

    [Theory]
    [InlineData("columns")]
    [InlineData("channels")]
    [InlineData("channels of both")]
    public void Fit_TheSameNumbersInAnotherForm_GivesTheSameBits(string form)
    {
        IDataView rows = Rows(40);
        GruOptions options = form switch
        {
            "columns" => Quick with { FeatureColumnNames = ["A", "B"] },
            "channels" => Quick with { FeatureColumnName = "Flat", Channels = 2 },
            _ => Quick with { FeatureColumnName = "Both", Channels = 2 },
        };

        Assert.Equal(Scores(_ml.Recurrent().Gru(Quick with { FeatureColumnName = "Both" }).Fit(rows), rows), Scores(_ml.Recurrent().Gru(options).Fit(rows), rows));
    }

    [Fact]
    public void Fit_ColumnReadAgainFromText_IsReadByItsChannels()
    {
        IDataView rows = Rows(40), text = FromText(rows);

        float[] expected = Scores(_ml.Recurrent().Gru(Quick with { FeatureColumnName = "Both" }).Fit(text.Schema["Both"].Type is VectorDataViewType { Dimensions.Length: 2 } ? text : rows), rows);
        RecurrentTransformer model = _ml.Recurrent().Gru(Quick with { FeatureColumnName = "Both", Channels = 2 }).Fit(text);

        Assert.Equal("Vector<Single, 12>", text.Schema["Both"].Type.ToString());
        Assert.Equal(expected, Scores(model, text));
        Assert.Equal(expected, Scores(model, rows));
    }

    [Fact]
    public void Fit_FlatVector_SaysThatAStepIsOneNumber()
    {
        List<string> log = _ml.Listen();

        _ml.Recurrent().Gru(Quick with { FeatureColumnName = "F" }).Fit(Concatenated(Rows(20)));
        _ml.Recurrent().Gru(Quick with { FeatureColumnName = "Both" }).Fit(FromText(Rows(20)));

        Assert.Contains("Info: Feature column 'F' is a flat vector: it is read as 12 steps of one number. For several numbers per step name the columns in FeatureColumnNames (Concatenate puts one whole column behind the other); or set Channels, where they stand step by step.", log);
        Assert.Contains("Info: Feature column 'Both' is a flat vector: it is read as 12 steps of one number. For several numbers per step name the columns in FeatureColumnNames (Concatenate puts one whole column behind the other); or set Channels, where they stand step by step.", log);
    }

    [Theory]
    [InlineData("Both", null)]
    [InlineData("Flat", 2)]
    [InlineData("Flat", 1)]
    [InlineData("History", null)]
    public void Fit_ColumnWhoseChannelsAreKnown_SaysNothing(string column, int? channels)
    {
        IDataView rows = Rows(20);
        rows = _ml.Recurrent().Window(new WindowOptions { OutputColumnName = "History", InputColumnName = "Label", Length = 4 }).Fit(rows).Transform(rows);
        List<string> log = _ml.Listen();

        _ml.Recurrent().Gru(Quick with { FeatureColumnName = column, Channels = channels }).Fit(rows);

        Assert.DoesNotContain(log, line => line.Contains("flat", StringComparison.Ordinal));
    }

    [Fact]
    public void Score_TwoDimensionsGivenFlat_IsRefusedInWordsEverywhere()
    {
        RecurrentTransformer model = _ml.Recurrent().Gru(Quick with { FeatureColumnName = "Both" }).Fit(Rows(20));
        IDataView flat = FromText(Rows(20));

        foreach (Action score in (Action[])[() => model.Transform(flat), () => model.GetOutputSchema(flat.Schema), () => ((ITransformer)model).GetRowToRowMapper(flat.Schema)])
        {
            Assert.StartsWith(
                "The feature column 'Both' is Vector<Single, 12>; it must be Vector<Single, 6, 2>, as in training. A flat vector does not say how many numbers a step has: give the column its two dimensions, or train with Channels = 2, which also reads flat vectors.",
                Assert.Throws<ArgumentException>(score).Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Score_FlatTrainedGivenTwoDimensions_IsRefusedUnlessChannelsAgree()
    {
        IDataView rows = Rows(20), renamed = _ml.Transforms.CopyColumns("Flat", "Both").Fit(rows).Transform(rows);
        RecurrentTransformer steps = _ml.Recurrent().Gru(Quick with { FeatureColumnName = "Flat" }).Fit(rows), pairs = _ml.Recurrent().Gru(Quick with { FeatureColumnName = "Flat", Channels = 2 }).Fit(rows);

        Assert.Contains("is Vector<Single, 6, 2>; it must be Vector<Single, 12, 1>, as in training", Assert.Throws<ArgumentException>(() => steps.Transform(renamed)).Message, StringComparison.Ordinal);
        Assert.Equal(Scores(pairs, rows), Scores(pairs, renamed));
    }

    [Fact]
    public void Score_ModelOfTwoColumnsSavedAndLoaded_GivesTheSameBitsRowByRow()
    {
        IDataView rows = Rows(20);
        RecurrentTransformer model = _ml.Recurrent().Gru(Quick with { FeatureColumnNames = ["A", "B"] }).Fit(rows), loaded = _ml.SaveAndLoad(model, rows.Schema);
        using PredictionEngine<PairRow, Scored> engine = _ml.Model.CreatePredictionEngine<PairRow, Scored>(loaded);

        Assert.Equal(model.Model.Options, loaded.Model.Options);
        Assert.Equal(Scores(model, rows), Scores(loaded, rows));
        Assert.Equal(Scores(model, rows), PairRow.Rows(20).Select(row => engine.Predict(row).Score));
        Assert.Equal("Vector<Single, 6, 2>", loaded.FeatureColumnType.ToString());
    }

    [Fact]
    public void Transformer_OfTwoColumns_NamesBothAndNeverOneAlone()
    {
        IDataView rows = Rows(20);
        RecurrentTransformer model = _ml.Recurrent().Gru(Quick with { FeatureColumnNames = ["B", "A"] }).Fit(rows);
        IRowToRowMapper mapper = ((ITransformer)model).GetRowToRowMapper(rows.Schema);

        Assert.Equal(["B", "A"], model.FeatureColumnNames.Values);
        Assert.Equal(["B", "A"], mapper.GetDependencies([mapper.OutputSchema["Score"]]).Select(column => column.Name));
        Assert.Contains("'B', 'A'", Assert.Throws<InvalidOperationException>(() => model.FeatureColumnName).Message, StringComparison.Ordinal);
        Assert.Equal("A", _ml.Recurrent().Gru(Quick with { FeatureColumnNames = ["A"] }).Fit(rows).FeatureColumnName);
    }

    [Fact]
    public void Fit_ColumnsOfDifferentWidths_AreReadInTheirOrder()
    {
        IDataView rows = Rows(20);
        RecurrentTransformer model = _ml.Recurrent().Gru(Quick with { FeatureColumnNames = ["Both", "A"] }).Fit(rows);
        IDataView swapped = _ml.Transforms.CopyColumns("Kept", "A").Append(_ml.Transforms.CopyColumns("A", "Both")).Append(_ml.Transforms.CopyColumns("Both", "Kept")).Fit(rows).Transform(rows);

        Assert.Equal("Vector<Single, 6, 3>", model.FeatureColumnType.ToString());
        Assert.Contains("'Both' is Vector<Single, 6>; it must be Vector<Single, 6, 2>, as in training", Assert.Throws<ArgumentException>(() => model.Transform(swapped)).Message, StringComparison.Ordinal);
        Assert.Contains("features", Assert.Throws<ArgumentException>(() => _ml.Recurrent().Gru(Quick with { FeatureColumnNames = ["Both", "A"] }).Fit(rows, swapped)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Fit_ColumnsOfDifferentLengths_AreRefused()
    {
        IDataView rows = Rows(20);

        Assert.StartsWith("The feature columns 'A' and 'Flat' have 6 and 12 steps; columns that are read side by side need as many. Make windows of one length.",
            Assert.Throws<ArgumentException>(() => _ml.Recurrent().Gru(Quick with { FeatureColumnNames = ["A", "Flat"] }).Fit(rows)).Message, StringComparison.Ordinal);
        Assert.Equal("Feature column 'Second' has 2 steps in row 1, and column 'First' has 3; columns that are read side by side need as many. Give every row as many in each.",
            Assert.Throws<InvalidDataException>(() => _ml.Recurrent().Gru(Quick with { FeatureColumnNames = ["First", "Second"] }).Fit(Uneven())).Message);
    }

    [Fact]
    public void Fit_ColumnsThatCannotBeSideBySide_AreRefused()
    {
        IDataView tokens = TokenRow.View(_ml, TokenRow.Rows(10));
        GruOptions options = Quick with { FeatureColumnName = "Tokens" };

        Assert.Contains("tokens have no channels", Assert.Throws<ArgumentException>(() => _ml.Recurrent().Gru(options with { Channels = 2 }).Fit(tokens)).Message, StringComparison.Ordinal);
        Assert.Contains("tokens are read from a single column", Assert.Throws<ArgumentException>(() => _ml.Recurrent().Gru(options with { FeatureColumnNames = ["Tokens", "More"] })
            .Fit(_ml.Transforms.CopyColumns("More", "Tokens").Fit(tokens).Transform(tokens))).Message, StringComparison.Ordinal);
        Assert.Contains("T times 5 numbers, since Channels is 5", Assert.Throws<ArgumentException>(() => _ml.Recurrent().Gru(Quick with { FeatureColumnName = "Flat", Channels = 5 }).Fit(Rows(20))).Message, StringComparison.Ordinal);
        Assert.Contains("Vector<Single, T, 3>", Assert.Throws<ArgumentException>(() => _ml.Recurrent().Gru(Quick with { FeatureColumnName = "Both", Channels = 3 }).Fit(Rows(20))).Message, StringComparison.Ordinal);
        Assert.Contains("no feature column 'C'", Assert.Throws<ArgumentOutOfRangeException>(
            () => _ml.Recurrent().Gru(Quick with { FeatureColumnNames = ["A", "C"] }).GetOutputSchema(SchemaShapes.Of(Rows(20).Schema))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Options_ListsOfNames_AreComparedByValue()
    {
        Assert.Equal(Quick with { FeatureColumnNames = ["A", "B"] }, Quick with { FeatureColumnNames = ["A", "B"] });
        Assert.Equal((Quick with { FeatureColumnNames = ["A", "B"] }).GetHashCode(), (Quick with { FeatureColumnNames = ["A", "B"] }).GetHashCode());
        Assert.NotEqual(Quick with { FeatureColumnNames = ["B", "A"] }, Quick with { FeatureColumnNames = ["A", "B"] });
        Assert.Contains("names the column 'A' 2 times", Assert.Throws<ArgumentException>(() => ColumnNames.Of("A", "A")).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => ColumnNames.Of("A", ""));
        Assert.Throws<ArgumentOutOfRangeException>(() => _ml.Recurrent().Gru(Quick with { Channels = 0 }));
    }

    [Fact]
    public void Fit_ConstantDimension_IsLeftOutOfWhatTheNetworkSees()
    {
        PairRow[] constant = PairRow.Rows(40), other = PairRow.Rows(40);
        foreach (PairRow row in constant)
            row.B = [3, 3, 3, 3, 3, 3];
        List<string> log = _ml.Listen();
        IDataView rows = _ml.Data.LoadFromEnumerable(constant);

        RecurrentTransformer model = _ml.Recurrent().Gru(Quick with { FeatureColumnNames = ["A", "B"] }).Fit(rows);

        Assert.Contains("Warning: Constant in all rows that are learnt: Column 'B' is 3. The network is shown 0 in their place, also where scored rows differ. Leave them out, or look at where they come from.", log);
        Assert.Equal(Scores(model, rows), Scores(_ml.SaveAndLoad(model, rows.Schema), _ml.Data.LoadFromEnumerable(other)));
    }

    [Fact]
    public void Fit_CheckpointOfTwoColumns_GoesOnToTheSameBits()
    {
        IDataView rows = Rows(40);
        GruOptions options = Quick with { FeatureColumnNames = ["A", "B"], Epochs = 4 };
        float[] unbroken = Scores(_ml.Recurrent().Gru(options).Fit(rows), rows);
        options = options with { Checkpoint = new(_folder["training"], Every: 3) };
        using (var stop = new CancellationTokenSource())
            _ml.Recurrent().Gru(options).WithProgress(new AfterFirst(stop)).WithCancellation(stop.Token).Fit(rows);

        Assert.Equal(unbroken, Scores(_ml.Recurrent().Gru(options).Fit(rows), rows));
        Assert.Contains("Options.featureColumnNames", Assert.Throws<InvalidDataException>(() => _ml.Recurrent().Gru(options with { FeatureColumnNames = ["B", "A"] }).Fit(rows)).Message, StringComparison.Ordinal);
    }

    private IDataView Rows(int count) => _ml.Data.LoadFromEnumerable(PairRow.Rows(count));

    private IDataView Concatenated(IDataView rows) => _ml.Transforms.Concatenate("F", "A", "B").Fit(rows).Transform(rows);

    private IDataView Uneven() => _ml.Data.LoadFromEnumerable(new[] { new UnevenRow { First = [1, 2], Second = [3, 4], Label = 1 }, new UnevenRow { First = [1, 2, 3], Second = [4, 5], Label = 2 } });

    private IDataView FromText(IDataView rows)
    {
        using (FileStream file = File.Create(_folder["rows.tsv"]))
            _ml.Data.SaveAsText(rows, file);
        return _ml.Data.CreateTextLoader(new Microsoft.ML.Data.TextLoader.Options
        {
            HasHeader = true,
            Columns = [new("A", DataKind.Single, 0, 5), new("B", DataKind.Single, 6, 11), new("Both", DataKind.Single, 12, 23), new("Label", DataKind.Single, 36)],
        }).Load(_folder["rows.tsv"]);
    }

    private static float[] Scores(ITransformer model, IDataView rows) => [.. model.Transform(rows).GetColumn<float>("Score")];

    private sealed class AfterFirst(CancellationTokenSource stop) : IProgress<Recurrent.Training.TrainingProgress>
    {
        public void Report(Recurrent.Training.TrainingProgress value) => stop.Cancel();
    }

    private sealed class UnevenRow
    {
        public float[] First { get; set; } = [];

        public float[] Second { get; set; } = [];

        public float Label { get; set; }
    }

    public sealed class Scored
    {
        public float Score { get; set; }
    }
}
