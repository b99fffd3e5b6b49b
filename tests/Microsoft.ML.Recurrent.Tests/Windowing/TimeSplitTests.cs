using Microsoft.ML.Data;
using Microsoft.ML.Recurrent.Tests.Data;
using Microsoft.ML.Recurrent.Windowing;

namespace Microsoft.ML.Recurrent.Tests.Windowing;

public sealed class TimeSplitTests
{
    private readonly MLContext _ml = new();

    [Theory]
    [InlineData(10, 0.8, 8)]
    [InlineData(100, 0.29, 29)]
    [InlineData(10, 0.01, 0)]
    [InlineData(7, 0.5, 4)]
    public void Fraction_OfTheRows_IsRoundedToTheNearest(int rows, double fraction, int train)
    {
        RecordedView source = RecordedView.Counting(rows);
        if (train == 0)
        {
            var error = Assert.Throws<InvalidDataException>(() => _ml.Recurrent().SplitByTime(source, fraction));
            Assert.Equal("The data has 10 rows; fraction 0.01 with a gap of 0 leaves 0 to train on and 10 to test on, and each part needs one at least. Choose another fraction, shorten the gap, or supply more rows.", error.Message);
            return;
        }

        TimeSplit split = _ml.Recurrent().SplitByTime(source, fraction);

        Assert.Equal(Enumerable.Range(1, train).Select(i => (float)i), Read.Scalars<float>(split.TrainSet, "Sales"));
        Assert.Equal(Enumerable.Range(train + 1, rows - train).Select(i => (float)i), Read.Scalars<float>(split.TestSet, "Sales"));
        Assert.Equal(train, split.TrainSet.GetRowCount());
        Assert.Equal(rows - train, split.TestSet.GetRowCount());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(-0.5)]
    [InlineData(double.NaN)]
    public void Fraction_OutOfRange_IsRefused(double fraction)
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => _ml.Recurrent().SplitByTime(RecordedView.Counting(10), fraction));

        Assert.Contains("it must be above 0 and below 1.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Split_OfAViewThatKnowsItsCount_ReadsNothing()
    {
        RecordedView source = RecordedView.Counting(10);

        TimeSplit split = _ml.Recurrent().SplitByTime(source, 0.5);

        Assert.Equal(0, source.CursorsMade);
        Assert.Equal([1, 2, 3, 4, 5], Read.Scalars<float>(split.TrainSet, "Sales"));
        Assert.Equal(5, source.RowsRead); // the training part stops before the cut
    }

    [Fact]
    public void Split_OfAViewThatDoesNotKnowItsCount_CountsByOnePassOverNoColumns()
    {
        RecordedView source = new RecordedView { KnowsRowCount = false }.With("Sales", NumberDataViewType.Single, 1f, 2f, 3f, 4f);

        TimeSplit split = _ml.Recurrent().SplitByTime(source, 0.5);

        Assert.Equal(1, source.CursorsMade);
        Assert.Equal(4, source.RowsRead);
        Assert.Empty(source.LastColumns);
        Assert.Equal([3, 4], Read.Scalars<float>(split.TestSet, "Sales"));
    }

    [Fact]
    public void Gap_ComesOutOfTheTrainingPart()
    {
        TimeSplit split = _ml.Recurrent().SplitByTime(RecordedView.Counting(10), 0.6, gap: 2);

        Assert.Equal([1, 2, 3, 4], Read.Scalars<float>(split.TrainSet, "Sales"));
        Assert.Equal([7, 8, 9, 10], Read.Scalars<float>(split.TestSet, "Sales"));
    }

    [Fact]
    public void Gap_OfTheHorizonLessOne_KeepsEveryTrainingLabelBeforeTheFirstTestLabel()
    {
        const int Horizon = 3;
        IDataView series = RecordedView.Counting(30);
        var options = new WindowOptions
        {
            OutputColumnName = "History",
            InputColumnName = "Sales",
            Length = 4,
            FutureColumnName = "Next",
            Horizon = Horizon,
            FutureEdge = FutureEdge.Drop,
        };
        IDataView windows = _ml.Recurrent().Window(options).Fit(series).Transform(series);

        TimeSplit leaking = _ml.Recurrent().SplitByTime(windows, 0.5, gap: Horizon - 2);
        TimeSplit sound = _ml.Recurrent().SplitByTime(windows, 0.5, gap: Horizon - 1);

        Assert.Equal(LastLabel(leaking.TrainSet), FirstLabel(leaking.TestSet));
        Assert.True(LastLabel(sound.TrainSet) < FirstLabel(sound.TestSet));

        static float LastLabel(IDataView part) => Read.Vectors(part, "Next")[^1][^1];
        static float FirstLabel(IDataView part) => Read.Vectors(part, "Next")[0][0];
    }

    [Fact]
    public void Gap_Negative_IsRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => _ml.Recurrent().SplitByTime(RecordedView.Counting(10), 0.5, gap: -1));
    }

    [Fact]
    public void Gap_ThatEatsTheTrainingPart_ThrowsNamingBothParts()
    {
        var error = Assert.Throws<InvalidDataException>(() => _ml.Recurrent().SplitByTime(RecordedView.Counting(10), 0.5, gap: 5));

        Assert.Contains("fraction 0.5 with a gap of 5 leaves 0 to train on and 5 to test on", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Groups_AreCutEachByItself()
    {
        RecordedView source = RecordedView.Counting(6).WithText("Store", "a", "a", "b", "b", "b", "b");

        TimeSplit split = _ml.Recurrent().SplitByTime(source, 0.5, groupColumnName: "Store");

        Assert.Equal([1, 3, 4], Read.Scalars<float>(split.TrainSet, "Sales"));
        Assert.Equal([2, 5, 6], Read.Scalars<float>(split.TestSet, "Sales"));
        Assert.Equal(["a", "b", "b"], Read.Texts(split.TestSet, "Store"));
    }

    [Fact]
    public void Group_TooShortToCut_IsNamed()
    {
        RecordedView source = RecordedView.Counting(5).WithText("Store", "a", "a", "a", "a", "b");

        var error = Assert.Throws<InvalidDataException>(() => _ml.Recurrent().SplitByTime(source, 0.5, groupColumnName: "Store"));

        Assert.Contains("Group 'b' of column 'Store' has 1 rows", error.Message, StringComparison.Ordinal);
        Assert.Contains("leave out groups that short", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Group_ThatComesBack_Throws()
    {
        RecordedView source = RecordedView.Counting(3).WithText("Store", "a", "b", "a");

        Assert.Throws<InvalidDataException>(() => _ml.Recurrent().SplitByTime(source, 0.5, groupColumnName: "Store"));
    }

    [Fact]
    public void Time_ThatDescends_Throws()
    {
        RecordedView source = RecordedView.Counting(3).With("Day", NumberDataViewType.Int32, 1, 3, 2);

        var error = Assert.Throws<InvalidDataException>(() => _ml.Recurrent().SplitByTime(source, 0.5, timeColumnName: "Day"));

        Assert.Contains("The time column 'Day' is 2 in row 2", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Column_ThatIsNotThere_IsNamed()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => _ml.Recurrent().SplitByTime(RecordedView.Counting(4), 0.5, groupColumnName: "Store"));
    }

    [Fact]
    public void Data_WithoutRows_IsRefused()
    {
        Assert.Throws<InvalidDataException>(() => _ml.Recurrent().SplitByTime(RecordedView.Sales(), 0.5));
    }

    [Fact]
    public void Parts_AreNotShuffledAndKeepTheRowsIds()
    {
        RecordedView source = RecordedView.Counting(4);
        TimeSplit split = _ml.Recurrent().SplitByTime(source, 0.5);
        using DataViewRowCursor cursor = split.TestSet.GetRowCursor(split.TestSet.Schema, new Random(1));
        ValueGetter<DataViewRowId> getter = cursor.GetIdGetter();
        DataViewRowId id = default;

        Assert.False(split.TestSet.CanShuffle);
        Assert.Null(source.LastRandom);
        Assert.Equal(-1, cursor.Position);
        Assert.True(cursor.MoveNext());
        getter(ref id);
        Assert.Equal(0, cursor.Position);
        Assert.Equal(new DataViewRowId(102, 7), id);
        Assert.True(cursor.MoveNext());
        Assert.False(cursor.MoveNext());
        Assert.Equal(-1, cursor.Position);
    }

    [Fact]
    public void Data_ThatHasFewerRowsThanWhenItWasSplit_SaysSo()
    {
        int rows = 10;
        IDataView shrinking = _ml.Data.LoadFromEnumerable(Rows());
        TimeSplit split = _ml.Recurrent().SplitByTime(shrinking, 0.5);
        rows = 7;

        var error = Assert.Throws<InvalidDataException>(() => Read.Scalars<float>(split.TestSet, "Sales"));

        Assert.Contains("The data ends after 7 rows; when it was split it had 10 or more.", error.Message, StringComparison.Ordinal);

        IEnumerable<Row> Rows()
        {
            for (int i = 0; i < rows; i++)
                yield return new Row { Sales = i };
        }
    }

    [Fact]
    public void ShortOverload_PassesEveryParameterToTheOptionOfItsName()
    {
        var options = new TimeSplitOptions { Fraction = 0.5 };
        Assert.Equal(0, options.Gap);
        Assert.Null(options.GroupColumnName);
        Assert.Null(options.TimeColumnName);
        RecordedView source = RecordedView.Counting(6).WithText("Store", "a", "a", "a", "b", "b", "b").With("Day", NumberDataViewType.Int32, 1, 2, 3, 1, 2, 3);

        TimeSplit byName = _ml.Recurrent().SplitByTime(source, 0.6, gap: 1, groupColumnName: "Store", timeColumnName: "Day");
        string[] read = source.LastColumns;
        TimeSplit byOptions = _ml.Recurrent().SplitByTime(source, new TimeSplitOptions { Fraction = 0.6, Gap = 1, GroupColumnName = "Store", TimeColumnName = "Day" });

        Assert.Equal(["Store", "Day"], read);
        Assert.Equal([1, 4], Read.Scalars<float>(byName.TrainSet, "Sales"));
        Assert.Equal(Read.Scalars<float>(byOptions.TrainSet, "Sales"), Read.Scalars<float>(byName.TrainSet, "Sales"));
    }

    public sealed class Row
    {
        public float Sales { get; set; }
    }
}
