using Microsoft.ML.Data;
using Microsoft.ML.Recurrent.Tests.Data;
using Microsoft.ML.Recurrent.Windowing;

namespace Microsoft.ML.Recurrent.Tests.Windowing;

/// <summary>Groups, and time within them.</summary>
public sealed class WindowSeriesTests
{
    private static readonly WindowOptions Options = new() { OutputColumnName = "History", InputColumnName = "Sales", Length = 2 };
    private static readonly WindowOptions Grouped = Options with { GroupColumnName = "Store" };
    private static readonly WindowOptions Timed = Options with { TimeColumnName = "Day" };

    private readonly MLContext _ml = new();

    [Fact]
    public void Groups_AreNeverCrossed_NeitherByHistoryNorByFuture()
    {
        RecordedView source = RecordedView.Counting(7).WithText("Store", "a", "a", "a", "b", "b", "c", "c");

        IDataView windows = Apply(Grouped with { FutureColumnName = "Next" }, source);

        Assert.Equal([[1, 2], [2, 3], [4, 5], [6, 7]], Read.Vectors(windows, "History"));
        Assert.Equal([3, float.NaN, float.NaN, float.NaN], Read.Scalars<float>(windows, "Next"));
    }

    [Fact]
    public void Groups_WithAHorizonLongerThanAny_KeepEveryRowsOwnColumns()
    {
        RecordedView source = RecordedView.Counting(6).WithText("Store", "a", "b", "b", "c", "d", "d");
        WindowOptions options = Grouped with { HistoryEdge = HistoryEdge.Pad, FutureColumnName = "Next", Horizon = 4 };

        IDataView windows = Apply(options, source);

        using DataViewRowCursor cursor = windows.GetRowCursor(windows.Schema);
        ValueGetter<float> sales = cursor.GetGetter<float>(windows.Schema["Sales"]);
        ValueGetter<ReadOnlyMemory<char>> store = cursor.GetGetter<ReadOnlyMemory<char>>(windows.Schema["Store"]);
        ValueGetter<VBuffer<float>> history = cursor.GetGetter<VBuffer<float>>(windows.Schema["History"]);
        var seen = new List<string>();
        while (cursor.MoveNext())
        {
            float value = 0;
            ReadOnlyMemory<char> name = default;
            VBuffer<float> window = default;
            sales(ref value);
            store(ref name);
            history(ref window);
            seen.Add(FormattableString.Invariant($"{name} {value}: {string.Join(' ', window.DenseValues())}"));
        }

        Assert.Equal(["a 1: 1 1", "b 2: 2 2", "b 3: 2 3", "c 4: 4 4", "d 5: 5 5", "d 6: 5 6"], seen);
        Assert.All(Read.Vectors(windows, "Next"), future => Assert.All(future, value => Assert.Equal(float.NaN, value)));
    }

    [Fact]
    public void Window_FarLongerThanTheSeries_TakesMemoryForTheRowsOnly()
    {
        RecordedView source = RecordedView.Counting(10);
        long before = GC.GetAllocatedBytesForCurrentThread();

        var error = Assert.Throws<InvalidDataException>(() => Read.Vectors(Apply(Options with { Length = 500_000, Horizon = 500_000, FutureColumnName = "Next" }, source), "History"));

        Assert.Contains("length 500000", error.Message, StringComparison.OrdinalIgnoreCase);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1 << 20);
    }

    [Fact]
    public void Groups_PadWithTheirOwnFirstRow()
    {
        RecordedView source = RecordedView.Counting(4).WithText("Store", "a", "a", "b", "b");

        IDataView windows = Apply(Grouped with { HistoryEdge = HistoryEdge.Pad }, source);

        Assert.Equal([[1, 1], [1, 2], [3, 3], [3, 4]], Read.Vectors(windows, "History"));
    }

    [Fact]
    public void Groups_TooShortForAWindow_AreLeftOutWhileOthersStay()
    {
        RecordedView source = RecordedView.Counting(4).WithText("Store", "a", "b", "c", "c");

        Assert.Equal([[3, 4]], Read.Vectors(Apply(Grouped, source), "History"));
    }

    [Fact]
    public void Groups_OfKeys_AreTakenByTheirRawValue()
    {
        RecordedView source = RecordedView.Counting(4).With("Store", new KeyDataViewType(typeof(uint), 9), 9u, 9u, 1u, 1u);

        Assert.Equal([[1, 2], [3, 4]], Read.Vectors(Apply(Grouped, source), "History"));
    }

    [Fact]
    public void Group_WithAMissingKey_ThrowsNamingTheRow()
    {
        RecordedView source = RecordedView.Counting(3).With("Store", new KeyDataViewType(typeof(uint), 9), 9u, 9u, 0u);

        var error = Assert.Throws<InvalidDataException>(() => Read.CountRows(Apply(Grouped, source)));

        Assert.Contains("group column 'Store' has no value in row 2", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Group_WithAnEmptyName_IsAGroupLikeAnyOther()
    {
        RecordedView source = RecordedView.Counting(4).WithText("Store", "", "", "b", "b");

        Assert.Equal([[1, 2], [3, 4]], Read.Vectors(Apply(Grouped, source), "History"));
    }

    [Fact]
    public void Group_ThatComesBack_ThrowsNamingItAndTheRow()
    {
        RecordedView source = RecordedView.Counting(6).WithText("Store", "a", "a", "b", "b", "a", "a");

        var error = Assert.Throws<InvalidDataException>(() => Read.Vectors(Apply(Grouped, source), "History"));

        Assert.Equal(
            "Group 'a' of column 'Store' comes back in row 4, the first row being 0, after rows of another group; a group's rows must stand together. Sort the data by group, then by time.",
            error.Message);
    }

    [Fact]
    public void Time_ThatAscends_ChangesNothing()
    {
        RecordedView source = RecordedView.Counting(3).With("Day", DateTimeDataViewType.Instance, Day(1), Day(2), Day(9));

        Assert.Equal([[1, 2], [2, 3]], Read.Vectors(Apply(Timed, source), "History"));
    }

    [Fact]
    public void Time_ThatDescends_ThrowsNamingBothValuesAndTheRow()
    {
        RecordedView source = RecordedView.Counting(3).With("Day", DateTimeDataViewType.Instance, Day(1), Day(5), Day(3));

        var error = Assert.Throws<InvalidDataException>(() => Read.CountRows(Apply(Timed, source)));

        Assert.Equal(
            "The time column 'Day' is 1960-01-03T00:00:00 in row 2, the first row being 0, after 1960-01-05T00:00:00 in the row before; time must ascend, each row later than the last. Sort the data by time, and keep one row per time.",
            error.Message);
    }

    [Fact]
    public void Time_OfEachType_IsReadAndMustAscend()
    {
        static RecordedView Times<T>(DataViewType type, T first, T second) => RecordedView.Counting(4).With("Day", type, first, second, second, second);
        RecordedView[] sources =
        [
            Times(NumberDataViewType.SByte, (sbyte)-1, (sbyte)2),
            Times(NumberDataViewType.Int16, (short)-1, (short)2),
            Times(NumberDataViewType.Int32, -1, 2),
            Times(NumberDataViewType.Int64, long.MaxValue - 1, long.MaxValue),
            Times(NumberDataViewType.Byte, (byte)1, (byte)200),
            Times(NumberDataViewType.UInt16, (ushort)1, (ushort)2),
            Times(NumberDataViewType.UInt32, 1u, uint.MaxValue),
            Times(NumberDataViewType.UInt64, 1ul, ulong.MaxValue),
            Times(NumberDataViewType.Single, -1.5f, 2f),
            Times(NumberDataViewType.Double, 0.1, 0.10000000000000002),
            Times(DateTimeDataViewType.Instance, Day(1), Day(1).AddTicks(1)),
            Times(DateTimeOffsetDataViewType.Instance, new DateTimeOffset(Day(1), TimeSpan.FromHours(2)), new DateTimeOffset(Day(1), TimeSpan.FromHours(1))),
            Times(TimeSpanDataViewType.Instance, TimeSpan.FromHours(-1), TimeSpan.FromHours(1)),
        ];

        Assert.All(sources, source =>
        {
            var error = Assert.Throws<InvalidDataException>(() => Read.CountRows(Apply(Timed, source)));
            Assert.Contains("in row 2,", error.Message, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void Time_OfNaN_ThrowsNamingTheRow()
    {
        RecordedView source = RecordedView.Counting(3).With("Day", NumberDataViewType.Double, 1, 2, double.NaN);

        var error = Assert.Throws<InvalidDataException>(() => Read.CountRows(Apply(Timed, source)));

        Assert.Contains("time column 'Day' is NaN in row 2", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Time_BeginsAnewWithEachGroup()
    {
        RecordedView source = RecordedView.Counting(4).WithText("Store", "a", "a", "b", "b").With("Day", NumberDataViewType.Int32, 5, 6, 1, 2);

        Assert.Equal([[1, 2], [3, 4]], Read.Vectors(Apply(Grouped with { TimeColumnName = "Day" }, source), "History"));
    }

    [Fact]
    public void Time_ThatStandsStillInAGroup_ThrowsNamingTheGroup()
    {
        RecordedView source = RecordedView.Counting(4).WithText("Store", "a", "a", "b", "b").With("Day", NumberDataViewType.Int32, 5, 6, 1, 1);

        var error = Assert.Throws<InvalidDataException>(() => Read.CountRows(Apply(Grouped with { TimeColumnName = "Day" }, source)));

        Assert.Contains("'Day' is 1 in row 3, the first row being 0, after 1 in the row before of group 'b'", error.Message, StringComparison.Ordinal);
        Assert.EndsWith("the time comes twice. Keep one row per time.", error.Message, StringComparison.Ordinal);
    }

    private static DateTime Day(int day) => new(1960, 1, day, 0, 0, 0, DateTimeKind.Unspecified);

    private IDataView Apply(WindowOptions options, IDataView source) => _ml.Recurrent().Window(options).Fit(source).Transform(source);
}
