using Microsoft.ML.Data;
using Microsoft.ML.Recurrent.Tests.Data;
using Microsoft.ML.Recurrent.Windowing;

namespace Microsoft.ML.Recurrent.Tests.Windowing;

public sealed class WindowCursorTests
{
    private static readonly WindowOptions Options = new() { OutputColumnName = "History", InputColumnName = "Sales", Length = 3, FutureColumnName = "Next", Horizon = 2 };

    private readonly MLContext _ml = new();

    [Fact]
    public void Transform_BeforeACursorMoves_ReadsNothing()
    {
        RecordedView source = RecordedView.Counting(9);

        IDataView windows = Apply(Options, source);
        using DataViewRowCursor cursor = windows.GetRowCursor(windows.Schema);

        Assert.Equal(0, source.RowsRead);
        Assert.Equal(0, source.ValuesRead);
        Assert.Equal(1, source.CursorsMade);
    }

    [Fact]
    public void Cursor_OverAllColumns_ReadsEachSourceRowOnce()
    {
        RecordedView source = RecordedView.Counting(9).WithText("Name", Enumerable.Repeat("x", 9).ToArray());

        IDataView windows = Apply(Options, source);
        using (DataViewRowCursor cursor = windows.GetRowCursor(windows.Schema))
        {
            while (cursor.MoveNext())
            {
            }
        }

        Assert.Equal(1, source.CursorsMade);
        Assert.Equal(9, source.RowsRead);
        Assert.Equal(3 * 9, source.ValuesRead); // Sales for the window and once more to pass through, and Name
    }

    [Fact]
    public void Cursor_OnItsFirstRow_HasReadNoFurtherThanTheHorizon()
    {
        RecordedView source = RecordedView.Counting(100);
        IDataView windows = Apply(Options, source);
        using DataViewRowCursor cursor = windows.GetRowCursor([windows.Schema["Next"]]);

        Assert.True(cursor.MoveNext());

        Assert.Equal(3 + 2, source.RowsRead);
    }

    [Fact]
    public void Cursor_WithoutTheFuture_DoesNotReadAhead()
    {
        RecordedView source = RecordedView.Counting(100);
        IDataView windows = Apply(Options, source);
        using DataViewRowCursor cursor = windows.GetRowCursor([windows.Schema["History"]]);

        Assert.True(cursor.MoveNext());

        Assert.Equal(3, source.RowsRead);
    }

    [Fact]
    public void Cursor_WithoutOurColumns_ReadsNoSeriesButGivesTheSameRows()
    {
        RecordedView source = RecordedView.Counting(9).WithText("Name", "a", "b", "c", "d", "e", "f", "g", "h", "i");
        IDataView windows = Apply(Options with { FutureEdge = FutureEdge.Drop }, source);

        string[] names = Read.Texts(windows, "Name");

        Assert.Equal(["c", "d", "e", "f", "g"], names);
        Assert.Equal(["Name"], source.LastColumns);
        Assert.Equal(9, source.ValuesRead);
    }

    [Fact]
    public void Cursor_Position_CountsItsOwnRowsAndIsMinusOneBeforeAndAfter()
    {
        IDataView windows = Apply(Options, RecordedView.Counting(5));
        using DataViewRowCursor cursor = windows.GetRowCursor([]);
        var positions = new List<long> { cursor.Position };

        while (cursor.MoveNext())
            positions.Add(cursor.Position);

        positions.Add(cursor.Position);
        Assert.Equal([-1, 0, 1, 2, -1], positions);
        Assert.False(cursor.MoveNext());
        Assert.Equal(-1, cursor.Position);
        Assert.Equal(0, cursor.Batch);
    }

    [Fact]
    public void Cursor_RowIds_AreThoseOfTheRowsThemselves()
    {
        IDataView windows = Apply(Options, RecordedView.Counting(5));
        using DataViewRowCursor cursor = windows.GetRowCursor([windows.Schema["Next"]]);
        ValueGetter<DataViewRowId> getter = cursor.GetIdGetter();
        var ids = new List<DataViewRowId>();

        while (cursor.MoveNext())
        {
            DataViewRowId id = default;
            getter(ref id);
            ids.Add(id);
        }

        Assert.Equal([new(102, 7), new(103, 7), new(104, 7)], ids);
    }

    [Fact]
    public void Cursors_OfOneView_DoNotDisturbEachOther()
    {
        IDataView windows = Apply(Options, RecordedView.Counting(6));
        DataViewSchema.Column history = windows.Schema["History"];
        using DataViewRowCursor ahead = windows.GetRowCursor([history]), behind = windows.GetRowCursor([history]);
        ValueGetter<VBuffer<float>> readAhead = ahead.GetGetter<VBuffer<float>>(history), readBehind = behind.GetGetter<VBuffer<float>>(history);
        VBuffer<float> a = default, b = default;

        Assert.True(ahead.MoveNext());
        Assert.True(behind.MoveNext());
        Assert.True(ahead.MoveNext());
        Assert.True(ahead.MoveNext());
        readAhead(ref a);
        readBehind(ref b);

        Assert.Equal([3, 4, 5], a.DenseValues());
        Assert.Equal([1, 2, 3], b.DenseValues());
    }

    [Fact]
    public async Task Cursors_OnSeveralThreads_GiveTheSameWindows()
    {
        IDataView windows = Apply(Options, RecordedView.Counting(2000));
        float[][] expected = Read.Vectors(windows, "History");

        float[][][] results = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Read.Vectors(windows, "History"))));

        Assert.All(results, result => Assert.Equal(expected, result));
    }

    [Fact]
    public void Getter_CalledTwice_GivesTheSameValueAndBothGettersWork()
    {
        IDataView windows = Apply(Options, RecordedView.Counting(6));
        DataViewSchema.Column next = windows.Schema["Next"];
        using DataViewRowCursor cursor = windows.GetRowCursor([next]);
        ValueGetter<VBuffer<float>> first = cursor.GetGetter<VBuffer<float>>(next), second = cursor.GetGetter<VBuffer<float>>(next);
        VBuffer<float> a = default, b = default, c = default;

        Assert.True(cursor.MoveNext());
        first(ref a);
        first(ref b);
        second(ref c);

        Assert.Equal([4, 5], a.DenseValues());
        Assert.Equal(a.DenseValues(), b.DenseValues());
        Assert.Equal(a.DenseValues(), c.DenseValues());
    }

    [Fact]
    public void Getter_IntoASparseBuffer_WritesEveryPlace()
    {
        IDataView windows = Apply(Options, RecordedView.Counting(6));
        DataViewSchema.Column history = windows.Schema["History"];
        using DataViewRowCursor cursor = windows.GetRowCursor([history]);
        ValueGetter<VBuffer<float>> getter = cursor.GetGetter<VBuffer<float>>(history);
        var buffer = new VBuffer<float>(9, 2, [5, 6], [1, 8]);

        Assert.True(cursor.MoveNext());
        getter(ref buffer);

        Assert.True(buffer.IsDense);
        Assert.Equal([1, 2, 3], buffer.DenseValues());
    }

    [Fact]
    public void Getter_OfAColumnThatWasNotAskedFor_Throws()
    {
        IDataView windows = Apply(Options, RecordedView.Counting(6));
        using DataViewRowCursor cursor = windows.GetRowCursor([windows.Schema["History"]]);

        Assert.True(cursor.IsColumnActive(windows.Schema["History"]));
        Assert.False(cursor.IsColumnActive(windows.Schema["Next"]));
        Assert.Throws<ArgumentOutOfRangeException>(() => cursor.GetGetter<VBuffer<float>>(windows.Schema["Next"]));
        Assert.Throws<ArgumentOutOfRangeException>(() => cursor.GetGetter<float>(windows.Schema["Sales"]));
    }

    [Fact]
    public void Getter_OfAnotherType_ThrowsNamingBoth()
    {
        IDataView windows = Apply(Options, RecordedView.Counting(6));
        using DataViewRowCursor cursor = windows.GetRowCursor([windows.Schema["History"]]);

        var error = Assert.Throws<InvalidOperationException>(() => cursor.GetGetter<float>(windows.Schema["History"]));

        Assert.Contains("Column 'History' is Vector<Single, 3>", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Getter_BeforeMoveNext_SaysSo()
    {
        IDataView windows = Apply(Options, RecordedView.Counting(6));
        using DataViewRowCursor cursor = windows.GetRowCursor([windows.Schema["History"]]);
        ValueGetter<VBuffer<float>> getter = cursor.GetGetter<VBuffer<float>>(windows.Schema["History"]);
        VBuffer<float> buffer = default;

        var error = Assert.Throws<InvalidOperationException>(() => getter(ref buffer));

        Assert.Contains("Call MoveNext", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void View_IsNeitherShuffledNorSplitNorCounted()
    {
        RecordedView source = RecordedView.Counting(6);
        IDataView windows = Apply(Options, source);

        using DataViewRowCursor single = Assert.Single(windows.GetRowCursorSet([windows.Schema["History"]], 8, new Random(1)));

        Assert.False(windows.CanShuffle);
        Assert.Null(windows.GetRowCount());
        Assert.Null(source.LastRandom);
        Assert.True(single.MoveNext());
    }

    [Fact]
    public void View_ReadAgain_GivesTheSameRows()
    {
        RecordedView source = RecordedView.Counting(6);
        IDataView windows = Apply(Options, source);

        Assert.Equal(Read.Vectors(windows, "History"), Read.Vectors(windows, "History"));
        Assert.Equal(2, source.CursorsMade);
    }

    [Fact]
    public void View_Cached_HoldsTheWindowsOfEveryRow()
    {
        IDataView cached = _ml.Data.Cache(Apply(Options, RecordedView.Counting(6)));

        Assert.Equal([[1, 2, 3], [2, 3, 4], [3, 4, 5], [4, 5, 6]], Read.Vectors(cached, "History"));
    }

    private IDataView Apply(WindowOptions options, IDataView source) => _ml.Recurrent().Window(options).Fit(source).Transform(source);
}
