using Microsoft.ML.Data;
using Microsoft.ML.Recurrent.Tests.Data;
using Microsoft.ML.Recurrent.Windowing;

namespace Microsoft.ML.Recurrent.Tests.Windowing;

public sealed class WindowTransformTests
{
    private static readonly WindowOptions Three = new() { OutputColumnName = "History", InputColumnName = "Sales", Length = 3 };

    private readonly MLContext _ml = new();

    [Fact]
    public void Window_OfEachRow_HoldsTheRowsUpToItOldestFirst()
    {
        IDataView windows = Apply(Three, RecordedView.Counting(5));

        Assert.Equal([[1, 2, 3], [2, 3, 4], [3, 4, 5]], Read.Vectors(windows, "History"));
    }

    [Fact]
    public void Window_OfLengthOne_HoldsTheRowItself()
    {
        IDataView windows = Apply(Three with { Length = 1 }, RecordedView.Counting(3));

        Assert.Equal([[1], [2], [3]], Read.Vectors(windows, "History"));
    }

    [Fact]
    public void Future_OfOneRow_IsTheNextValueAndNaNAtTheEnd()
    {
        IDataView windows = Apply(Three with { FutureColumnName = "Next" }, RecordedView.Counting(5));

        Assert.Equal([4, 5, float.NaN], Read.Scalars<float>(windows, "Next"));
    }

    [Fact]
    public void Future_OfSeveralRows_HoldsTheRowsAfterAndIsMissingAsAWholeWhereOneIsUnknown()
    {
        IDataView windows = Apply(Three with { FutureColumnName = "Next", Horizon = 2 }, RecordedView.Counting(6));

        Assert.Equal([[4, 5], [5, 6], [float.NaN, float.NaN], [float.NaN, float.NaN]], Read.Vectors(windows, "Next"));
    }

    [Fact]
    public void FutureEdge_Drop_LeavesOutTheRowsWhoseFutureIsUnknown()
    {
        IDataView windows = Apply(Three with { FutureColumnName = "Next", Horizon = 2, FutureEdge = FutureEdge.Drop }, RecordedView.Counting(6));

        Assert.Equal([[4, 5], [5, 6]], Read.Vectors(windows, "Next"));
        Assert.Equal([[1, 2, 3], [2, 3, 4]], Read.Vectors(windows, "History"));
        Assert.Equal([3, 4], Read.Scalars<float>(windows, "Sales"));
    }

    [Fact]
    public void HistoryEdge_Pad_FillsWithTheFirstRowOfTheSeries()
    {
        IDataView windows = Apply(Three with { HistoryEdge = HistoryEdge.Pad }, RecordedView.Sales(5, 6, 7, 8));

        Assert.Equal([[5, 5, 5], [5, 5, 6], [5, 6, 7], [6, 7, 8]], Read.Vectors(windows, "History"));
    }

    [Fact]
    public void HistoryEdge_Missing_KeepsTheRowsWithNaNInEveryPlace()
    {
        IDataView windows = Apply(Three with { HistoryEdge = HistoryEdge.Missing }, RecordedView.Counting(3));

        Assert.Equal(
            [[float.NaN, float.NaN, float.NaN], [float.NaN, float.NaN, float.NaN], [1, 2, 3]],
            Read.Vectors(windows, "History"));
        Assert.Equal([1, 2, 3], Read.Scalars<float>(windows, "Sales"));
    }

    [Fact]
    public void HistoryEdge_PadWithFutureEdgeDrop_GivesEveryRowThatHasAFuture()
    {
        WindowOptions options = Three with { HistoryEdge = HistoryEdge.Pad, FutureColumnName = "Next", FutureEdge = FutureEdge.Drop };

        IDataView windows = Apply(options, RecordedView.Counting(3));

        Assert.Equal([[1, 1, 1], [1, 1, 2]], Read.Vectors(windows, "History"));
        Assert.Equal([2, 3], Read.Scalars<float>(windows, "Next"));
    }

    [Fact]
    public void Window_OfVectors_IsTimeByChannels()
    {
        var type = new VectorDataViewType(NumberDataViewType.Single, 2);
        RecordedView source = new RecordedView().WithVectors("Sales", type, Dense(1, 10), Dense(2, 20), Dense(3, 30));

        IDataView windows = Apply(Three with { Length = 2, FutureColumnName = "Next" }, source);

        Assert.Equal([[1, 10, 2, 20], [2, 20, 3, 30]], Read.Vectors(windows, "History"));
        Assert.Equal([[3, 30], [float.NaN, float.NaN]], Read.Vectors(windows, "Next"));
    }

    [Fact]
    public void Window_OfSparseVectors_HasTheirZeros()
    {
        var type = new VectorDataViewType(NumberDataViewType.Single, 3);
        var sparse = new VBuffer<float>(3, 1, [7], [2]);
        var empty = new VBuffer<float>(3, 0, [], []);
        RecordedView source = new RecordedView().WithVectors("Sales", type, Dense(1, 2, 3), sparse, empty);

        IDataView windows = Apply(Three with { Length = 2 }, source);

        Assert.Equal([[1, 2, 3, 0, 0, 7], [0, 0, 7, 0, 0, 0]], Read.Vectors(windows, "History"));
    }

    [Fact]
    public void Window_AfterConcatenate_ReadsWhatItMadeSparse()
    {
        IDataView source = RecordedView.Sales(0, 0, 5).With("A", NumberDataViewType.Single, 0f, 0f, 0f).With("B", NumberDataViewType.Single, 0f, 0f, 0f)
            .With("C", NumberDataViewType.Single, 0f, 0f, 0f);
        var chain = _ml.Transforms.Concatenate("All", "A", "Sales", "B", "C")
            .Append(_ml.Recurrent().Window("History", "All", length: 2));

        IDataView windows = chain.Fit(source).Transform(source);

        Assert.Equal([[0, 0, 0, 0, 0, 0, 0, 0], [0, 0, 0, 0, 0, 5, 0, 0]], Read.Vectors(windows, "History"));
    }

    [Fact]
    public void Window_LongerThanItsRing_StaysInStepOverManyRows()
    {
        IDataView windows = Apply(Three with { Length = 7, FutureColumnName = "Next", Horizon = 5 }, RecordedView.Counting(1000));

        float[][] history = Read.Vectors(windows, "History"), next = Read.Vectors(windows, "Next");
        Assert.Equal(994, history.Length);
        for (int row = 0; row < history.Length; row++)
        {
            Assert.Equal(Enumerable.Range(row + 1, 7).Select(i => (float)i), history[row]);
            if (row + 12 <= 1000)
                Assert.Equal(Enumerable.Range(row + 8, 5).Select(i => (float)i), next[row]);
        }
    }

    [Fact]
    public void Window_OfARowsOwnColumns_StandsBesideThem()
    {
        RecordedView source = RecordedView.Counting(4).WithText("Name", "a", "b", "c", "d");

        IDataView windows = Apply(Three with { FutureColumnName = "Next", Horizon = 2 }, source);

        Assert.Equal(["c", "d"], Read.Texts(windows, "Name"));
    }

    [Fact]
    public void Window_InPlaceOfItsInput_HidesItAndPassesItThrough()
    {
        IDataView windows = Apply(Three with { OutputColumnName = "Sales" }, RecordedView.Counting(4));

        Assert.Equal([[1, 2, 3], [2, 3, 4]], Read.Vectors(windows, "Sales"));
        DataViewSchema.Column hidden = windows.Schema[0];
        Assert.True(hidden.IsHidden);
        using DataViewRowCursor cursor = windows.GetRowCursor([hidden]);
        ValueGetter<float> getter = cursor.GetGetter<float>(hidden);
        float value = 0;
        Assert.True(cursor.MoveNext());
        getter(ref value);
        Assert.Equal(3, value);
    }

    [Fact]
    public void Window_OfAHidingColumn_ReadsTheVisibleOne()
    {
        RecordedView source = RecordedView.Counting(3).With("Sales", NumberDataViewType.Single, 10f, 20f, 30f);

        Assert.Equal([[10, 20, 30]], Read.Vectors(Apply(Three, source), "History"));
    }

    [Fact]
    public void Windows_OfTwoColumnsInAChain_AreBothThere()
    {
        IDataView source = RecordedView.Counting(5);
        var chain = _ml.Recurrent().Window("Long", "Sales", length: 3).Append(_ml.Recurrent().Window("Short", "Sales", length: 2));

        IDataView windows = chain.Fit(source).Transform(source);

        // The second window sees the rows that the first left over.
        Assert.Equal([[2, 3, 4], [3, 4, 5]], Read.Vectors(windows, "Long"));
        Assert.Equal([[3, 4], [4, 5]], Read.Vectors(windows, "Short"));
    }

    private IDataView Apply(WindowOptions options, IDataView source) => _ml.Recurrent().Window(options).Fit(source).Transform(source);

    private static VBuffer<float> Dense(params float[] values) => new(values.Length, values);
}
