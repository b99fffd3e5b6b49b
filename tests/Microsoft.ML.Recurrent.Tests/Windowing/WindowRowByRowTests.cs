using Microsoft.ML.Data;
using Microsoft.ML.Recurrent.Tests.Data;
using Microsoft.ML.Recurrent.Windowing;

namespace Microsoft.ML.Recurrent.Tests.Windowing;

public sealed class WindowRowByRowTests
{
    private static readonly WindowOptions Options = new() { OutputColumnName = "History", InputColumnName = "Sales", Length = 3, FutureColumnName = "Next" };
    private static readonly float[] Missing = [float.NaN, float.NaN, float.NaN];

    private readonly MLContext _ml = new();
    private readonly IDataView _days;

    public WindowRowByRowTests()
    {
        _days = _ml.Data.LoadFromEnumerable(Enumerable.Range(1, 6).Select(day => new Day { Sales = day, Time = day }).ToList());
    }

    [Fact]
    public void Window_WhileHistoryIsIncomplete_IsNaNThenEqualsThatOfTransform()
    {
        WindowTransformer model = _ml.Recurrent().Window(Options).Fit(_days);
        using PredictionEngine<Day, Windowed> engine = _ml.Model.CreatePredictionEngine<Day, Windowed>(model);

        float[][] windows = Enumerable.Range(1, 6).Select(day => engine.Predict(new Day { Sales = day }).History).ToArray();

        Assert.Equal([Missing, Missing, .. Read.Vectors(model.Transform(_days), "History")], windows);
    }

    [Fact]
    public void Window_Missing_EqualsThatOfTransformFromTheFirstRow()
    {
        WindowTransformer model = _ml.Recurrent().Window(Options with { HistoryEdge = HistoryEdge.Missing }).Fit(_days);
        using PredictionEngine<Day, Windowed> engine = _ml.Model.CreatePredictionEngine<Day, Windowed>(model);

        float[][] windows = Enumerable.Range(1, 6).Select(day => engine.Predict(new Day { Sales = day }).History).ToArray();

        Assert.Equal(Missing, windows[1]);
        Assert.Equal(Read.Vectors(model.Transform(_days), "History"), windows);
    }

    [Fact]
    public void Window_Padded_EqualsThatOfTransformFromTheFirstRow()
    {
        WindowTransformer model = _ml.Recurrent().Window(Options with { HistoryEdge = HistoryEdge.Pad }).Fit(_days);
        using PredictionEngine<Day, Windowed> engine = _ml.Model.CreatePredictionEngine<Day, Windowed>(model);

        float[][] windows = Enumerable.Range(1, 6).Select(day => engine.Predict(new Day { Sales = day }).History).ToArray();

        Assert.Equal([1, 1, 2], windows[1]);
        Assert.Equal(Read.Vectors(model.Transform(_days), "History"), windows);
    }

    [Fact]
    public void Future_RowByRow_IsNotKnown()
    {
        using PredictionEngine<Day, Windowed> one = Engine(Options);
        using PredictionEngine<Day, WindowedFar> several = _ml.Model.CreatePredictionEngine<Day, WindowedFar>(_ml.Recurrent().Window(Options with { Horizon = 2 }).Fit(_days));

        for (int day = 1; day <= 4; day++)
        {
            Assert.Equal(float.NaN, one.Predict(new Day { Sales = day }).Next);
            Assert.Equal([float.NaN, float.NaN], several.Predict(new Day { Sales = day }).Next);
        }
    }

    [Fact]
    public void Window_ReadByTwoConsumers_AdvancesOncePerRow()
    {
        ITransformer model = _ml.Recurrent().Window(Options).Append(_ml.Transforms.CopyColumns("Copy", "History")).Fit(_days);
        using PredictionEngine<Day, WindowedTwice> engine = _ml.Model.CreatePredictionEngine<Day, WindowedTwice>(model);

        var last = new WindowedTwice();
        for (int day = 1; day <= 4; day++)
            last = engine.Predict(new Day { Sales = day });

        Assert.Equal([2, 3, 4], last.History);
        Assert.Equal(last.History, last.Copy);
    }

    [Fact]
    public void Engines_OfOneModel_HaveEachTheirOwnHistory()
    {
        WindowTransformer model = _ml.Recurrent().Window(Options).Fit(_days);
        using PredictionEngine<Day, Windowed> first = _ml.Model.CreatePredictionEngine<Day, Windowed>(model), second = _ml.Model.CreatePredictionEngine<Day, Windowed>(model);

        for (int day = 1; day <= 3; day++)
        {
            first.Predict(new Day { Sales = day });
            second.Predict(new Day { Sales = -day });
        }

        Assert.Equal([2, 3, 4], first.Predict(new Day { Sales = 4 }).History);
        Assert.Equal([-2, -3, -4], second.Predict(new Day { Sales = -4 }).History);
    }

    [Fact]
    public void Group_ThatChanges_BeginsTheHistoryAnewEvenIfItCameBefore()
    {
        using PredictionEngine<Day, Windowed> engine = Engine(Options with { Length = 2, GroupColumnName = "Store" });

        float[][] windows = "aabbaa".Select((store, i) => engine.Predict(new Day { Sales = i + 1, Store = store.ToString() }).History).ToArray();

        float[] missing = [float.NaN, float.NaN];
        Assert.Equal([missing, [1, 2], missing, [3, 4], missing, [5, 6]], windows);
    }

    [Fact]
    public void Time_ThatDoesNotAscend_ThrowsAndTheRowLeavesNoTrace()
    {
        using PredictionEngine<Day, Windowed> engine = Engine(Options with { Length = 2, TimeColumnName = "Time" });
        engine.Predict(new Day { Sales = 1, Time = 1 });
        engine.Predict(new Day { Sales = 2, Time = 2 });

        var error = Assert.ThrowsAny<Exception>(() => engine.Predict(new Day { Sales = 99, Time = 2 }));

        Assert.Contains("The time column 'Time' is 2 in row 2", error.ToString(), StringComparison.Ordinal);
        Assert.Equal([2, 3], engine.Predict(new Day { Sales = 3, Time = 3 }).History);
    }

    [Fact]
    public void Value_OfNaN_ThrowsAndTheRowLeavesNoTrace()
    {
        using PredictionEngine<Day, Windowed> engine = Engine(Options with { Length = 2 });
        engine.Predict(new Day { Sales = 1 });

        var error = Assert.ThrowsAny<Exception>(() => engine.Predict(new Day { Sales = float.NaN }));

        Assert.Contains("Column 'Sales' is NaN in row 1", error.ToString(), StringComparison.Ordinal);
        Assert.Equal([1, 2], engine.Predict(new Day { Sales = 2 }).History);
    }

    [Fact]
    public void Row_OfAnotherSchema_IsRefused()
    {
        RecordedView source = RecordedView.Counting(3), other = RecordedView.Counting(3);
        IRowToRowMapper mapper = _ml.Recurrent().Window(Options).Fit(source).GetRowToRowMapper(source.Schema);
        using DataViewRowCursor row = other.GetRowCursor(other.Schema);

        Assert.Throws<ArgumentException>(() => mapper.GetRow(row, mapper.OutputSchema));
    }

    [Fact]
    public void Row_OfTheMapper_KeepsItsInputsPositionAndId()
    {
        RecordedView source = RecordedView.Counting(3);
        IRowToRowMapper mapper = _ml.Recurrent().Window(Options).Fit(source).GetRowToRowMapper(source.Schema);
        using DataViewRowCursor cursor = source.GetRowCursor(source.Schema);
        using DataViewRow row = mapper.GetRow(cursor, mapper.OutputSchema);
        ValueGetter<DataViewRowId> getter = row.GetIdGetter();
        DataViewRowId id = default;

        Assert.True(cursor.MoveNext());
        Assert.True(cursor.MoveNext());
        getter(ref id);

        Assert.Equal(1, row.Position);
        Assert.Equal(new DataViewRowId(101, 7), id);
        Assert.Same(mapper.OutputSchema, row.Schema);
    }

    private PredictionEngine<Day, Windowed> Engine(WindowOptions options)
        => _ml.Model.CreatePredictionEngine<Day, Windowed>(_ml.Recurrent().Window(options).Fit(_days));

    public sealed class Day
    {
        public float Sales { get; set; }

        public string Store { get; set; } = "";

        public int Time { get; set; }
    }

    public sealed class Windowed
    {
        public float[] History { get; set; } = [];

        public float Next { get; set; }
    }

    public sealed class WindowedFar
    {
        public float[] Next { get; set; } = [];
    }

    public sealed class WindowedTwice
    {
        public float[] History { get; set; } = [];

        public float[] Copy { get; set; } = [];
    }
}
