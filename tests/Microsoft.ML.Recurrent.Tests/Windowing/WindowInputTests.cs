using Microsoft.ML.Data;
using Microsoft.ML.Recurrent.Tests.Data;
using Microsoft.ML.Recurrent.Windowing;

namespace Microsoft.ML.Recurrent.Tests.Windowing;

/// <summary>Bad input, and what is said of it.</summary>
public sealed class WindowInputTests
{
    private static readonly WindowOptions Options = new() { OutputColumnName = "History", InputColumnName = "Sales", Length = 3 };

    private readonly MLContext _ml = new();

    [Fact]
    public void Input_ThatIsNotThere_IsNamedWithWhatIs()
    {
        IDataView source = RecordedView.Counting(5).WithText("Store", "a", "a", "a", "a", "a");

        var error = Assert.Throws<ArgumentOutOfRangeException>(() => _ml.Recurrent().Window("History", "Sale", 3).Fit(source));

        Assert.Contains("There is no input column 'Sale'; the data has 'Sales', 'Store'.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Input_ThatIsNotThere_IsFoundByEachWayIn()
    {
        IDataView source = RecordedView.Counting(5);
        IDataView other = new RecordedView().With("Price", NumberDataViewType.Single, 1f);
        WindowTransformer model = _ml.Recurrent().Window(Options).Fit(source);

        Assert.Throws<ArgumentOutOfRangeException>(() => model.Transform(other));
        Assert.Throws<ArgumentOutOfRangeException>(() => model.GetOutputSchema(other.Schema));
        Assert.Throws<ArgumentOutOfRangeException>(() => model.GetRowToRowMapper(other.Schema));
    }

    [Fact]
    public void Input_OfAWrongType_IsRefusedByFitAndByAChain()
    {
        IDataView text = new RecordedView().WithText("Sales", "1");
        IDataView doubles = new RecordedView().With("Sales", NumberDataViewType.Double, 1.0);
        IDataView key = new RecordedView().With("Sales", new KeyDataViewType(typeof(uint), 5), 1u);
        IDataView unknownSize = new RecordedView().WithVectors("Sales", new VectorDataViewType(NumberDataViewType.Single));

        Assert.All([text, doubles, key, unknownSize], source =>
        {
            string type = source.Schema["Sales"].Type.ToString()!;
            var alone = Assert.Throws<ArgumentException>(() => _ml.Recurrent().Window(Options).Fit(source));
            Assert.Contains($"The input column 'Sales' is {type}; it must be Single, or Vector<Single, C> of known size", alone.Message, StringComparison.Ordinal);
            var chain = _ml.Transforms.CopyColumns("Copy", "Sales").Append(_ml.Recurrent().Window(Options));
            var inChain = Assert.Throws<ArgumentException>(() => chain.Fit(source));
            Assert.Contains("it must be Single, or Vector<Single, C> of known size", inChain.Message, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void Group_OfAWrongType_IsRefusedByFitAndByAChain()
    {
        IDataView numbers = RecordedView.Counting(1).With("Store", NumberDataViewType.UInt32, 1u);
        IDataView wideKeys = RecordedView.Counting(1).With("Store", new KeyDataViewType(typeof(ulong), 5), 1ul);

        AssertRefused(Options with { GroupColumnName = "Store" }, "The group column 'Store' is", "it must be Text or Key<UInt32>", numbers, wideKeys);
    }

    [Fact]
    public void Time_OfAWrongType_IsRefusedByFitAndByAChain()
    {
        IDataView text = RecordedView.Counting(1).WithText("Day", "monday");
        IDataView key = RecordedView.Counting(1).With("Day", new KeyDataViewType(typeof(uint), 5), 1u);
        IDataView vector = RecordedView.Counting(1).WithVectors("Day", new VectorDataViewType(NumberDataViewType.Single, 1), new VBuffer<float>(1, [1]));

        AssertRefused(Options with { TimeColumnName = "Day" }, "The time column 'Day' is", "it must be DateTime, DateTimeOffset, TimeSpan or a number", text, key, vector);
    }

    [Fact]
    public void GroupOrTime_ThatIsNotThere_IsNamedByItsRole()
    {
        IDataView source = RecordedView.Counting(5);

        var group = Assert.Throws<ArgumentOutOfRangeException>(() => _ml.Recurrent().Window(Options with { GroupColumnName = "Store" }).Fit(source));
        var time = Assert.Throws<ArgumentOutOfRangeException>(() => _ml.Recurrent().Window(Options with { TimeColumnName = "Day" }).Fit(source));

        Assert.Contains("There is no group column 'Store'", group.Message, StringComparison.Ordinal);
        Assert.Contains("There is no time column 'Day'", time.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(float.NaN, "NaN")]
    [InlineData(float.PositiveInfinity, "Infinity")]
    [InlineData(float.NegativeInfinity, "-Infinity")]
    public void Value_ThatIsNotFinite_ThrowsNamingColumnAndRow(float value, string text)
    {
        IDataView windows = Apply(Options, RecordedView.Sales(1, 2, 3, value, 5));

        var error = Assert.Throws<InvalidDataException>(() => Read.Vectors(windows, "History"));

        Assert.Contains($"Column 'Sales' is {text} in row 3, the first row being 0;", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Value_ThatIsNotFiniteInAVector_IsNamedWithItsSlot()
    {
        var type = new VectorDataViewType(NumberDataViewType.Single, 3);
        RecordedView source = new RecordedView().WithVectors("Sales", type, new VBuffer<float>(3, 1, [float.NaN], [2]));

        var error = Assert.Throws<InvalidDataException>(() => Read.Vectors(Apply(Options, source), "History"));

        Assert.Contains("Column 'Sales' is NaN in row 0 (slot 2)", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Vector_OfAnotherLengthThanItsType_ThrowsNamingBoth()
    {
        var type = new VectorDataViewType(NumberDataViewType.Single, 3);
        RecordedView source = new RecordedView().WithVectors("Sales", type, new VBuffer<float>(3, [1, 2, 3]), new VBuffer<float>(2, [1, 2]));

        var error = Assert.Throws<InvalidDataException>(() => Read.Vectors(Apply(Options, source), "History"));

        Assert.Contains("Column 'Sales' has a vector of length 2 in row 1; its type is Vector<Single, 3>. Give every row 3 values.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Series_ShorterThanTheWindow_ThrowsNamingBothLengths()
    {
        IDataView windows = Apply(Options with { Length = 48 }, RecordedView.Counting(40));

        var error = Assert.Throws<InvalidDataException>(() => Read.CountRows(windows));

        Assert.Equal("Column 'Sales' has 40 rows; length 48 needs at least 48. Shorten the window or supply more history.", error.Message);
    }

    [Fact]
    public void Series_ShorterThanWindowPlusHorizon_ThrowsNamingAll()
    {
        WindowOptions options = Options with { Length = 48, FutureColumnName = "Next", Horizon = 12, FutureEdge = FutureEdge.Drop };

        var error = Assert.Throws<InvalidDataException>(() => Read.Vectors(Apply(options, RecordedView.Counting(59)), "History"));

        Assert.Equal("Column 'Sales' has 59 rows; length 48 + horizon 12 needs at least 60. Shorten the window or supply more history.", error.Message);
        Assert.Single(Read.Vectors(Apply(options, RecordedView.Counting(60)), "History"));
    }

    [Fact]
    public void Series_PaddedButShorterThanTheHorizon_ThrowsNamingTheHorizon()
    {
        WindowOptions options = Options with { HistoryEdge = HistoryEdge.Pad, FutureColumnName = "Next", Horizon = 12, FutureEdge = FutureEdge.Drop };

        var error = Assert.Throws<InvalidDataException>(() => Read.CountRows(Apply(options, RecordedView.Counting(12))));

        Assert.Equal("Column 'Sales' has 12 rows; horizon 12 after a row needs at least 13. Shorten the horizon or supply more history.", error.Message);
    }

    [Fact]
    public void Groups_AllShorterThanTheWindow_ThrowNamingTheLongest()
    {
        RecordedView source = RecordedView.Counting(3).WithText("Store", "a", "b", "b");

        var error = Assert.Throws<InvalidDataException>(() => Read.CountRows(Apply(Options with { GroupColumnName = "Store" }, source)));

        Assert.Equal("The longest series of column 'Sales', grouped by 'Store', has 2 rows; length 3 needs at least 3. Shorten the window or supply more history.", error.Message);
    }

    [Fact]
    public void Data_WithoutRows_GivesNone()
    {
        Assert.Empty(Read.Vectors(Apply(Options, RecordedView.Sales()), "History"));
    }

    [Fact]
    public void Channels_ThatMakeAWindowTooLarge_AreRefusedByFitAndTransform()
    {
        static IDataView Source(int channels) => new RecordedView().WithVectors("Sales", new VectorDataViewType(NumberDataViewType.Single, channels));
        WindowEstimator estimator = _ml.Recurrent().Window("History", "Sales", length: 1 << 19);

        var error = Assert.Throws<ArgumentOutOfRangeException>(() => estimator.Fit(Source(1 << 20)));
        Assert.Contains("Length 524288 + Horizon 1 rows of 1048576 values are more than the 1048576 that a window may hold", error.Message, StringComparison.Ordinal);
        WindowTransformer model = estimator.Fit(Source(1));
        Assert.Throws<ArgumentOutOfRangeException>(() => model.Transform(Source(1 << 11)));
    }

    private IDataView Apply(WindowOptions options, IDataView source) => _ml.Recurrent().Window(options).Fit(source).Transform(source);

    private void AssertRefused(WindowOptions options, string found, string needed, params IDataView[] sources)
    {
        Assert.All(sources, source =>
        {
            var alone = Assert.Throws<ArgumentException>(() => _ml.Recurrent().Window(options).Fit(source));
            var chain = _ml.Transforms.CopyColumns("Copy", "Sales").Append(_ml.Recurrent().Window(options));
            var inChain = Assert.Throws<ArgumentException>(() => chain.Fit(source));
            Assert.All([alone, inChain], error =>
            {
                Assert.Contains(found, error.Message, StringComparison.Ordinal);
                Assert.Contains(needed, error.Message, StringComparison.Ordinal);
            });
        });
    }
}
