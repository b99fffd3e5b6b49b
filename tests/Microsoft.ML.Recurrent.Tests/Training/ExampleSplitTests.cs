using Microsoft.ML.Recurrent.Data.Time;
using Microsoft.ML.Recurrent.Networks;
using Microsoft.ML.Recurrent.Training;

namespace Microsoft.ML.Recurrent.Tests.Training;

public sealed class ExampleSplitTests
{
    [Theory]
    [InlineData(100, 0.1, 10)]
    [InlineData(100, 0.25, 25)]
    [InlineData(7, 0.1, 1)] // at least one
    [InlineData(2, 0.9, 2)]
    public void Stratified_AnyCount_WatchesTheShare(int count, double fraction, int watched)
    {
        if (watched == count)
        {
            Assert.Contains("leaves 0 to learn and 2 to watch", Assert.Throws<InvalidDataException>(() => Split(count, fraction, 1)).Message, StringComparison.Ordinal);
            return;
        }

        ExampleSplit split = Split(count, fraction, 1);

        Assert.Equal(watched, split.Watched.Length);
        Assert.Equal(Enumerable.Range(0, count), split.Learnt.Concat(split.Watched).Order());
    }

    [Fact]
    public void Stratified_RareClass_GivesItsShare()
    {
        ExampleSplit split = ExampleSplit.Stratified(1000, 0.1, row => row < 900 ? 0 : row < 990 ? 1 : 2, new SeedSequence(5));

        Assert.Equal((90, 9, 1), (split.Watched.Count(row => row < 900), split.Watched.Count(row => row is >= 900 and < 990), split.Watched.Count(row => row >= 990)));
    }

    [Fact]
    public void Stratified_OtherSeed_ChoosesOtherRows()
    {
        Assert.Equal(Split(100, 0.1, 1).Watched, Split(100, 0.1, 1).Watched);
        Assert.NotEqual(Split(100, 0.1, 1).Watched, Split(100, 0.1, 2).Watched);
        Assert.True(Split(100, 0.1, 1).Watched.Min() < 50);
    }

    [Fact]
    public void Stratified_NoFraction_LearnsAll() => Assert.Equal((9, 0), (Split(9, 0, 1).Learnt.Length, Split(9, 0, 1).Watched.Length));

    [Fact]
    public void Last_Fraction_WatchesTheNewest()
    {
        ExampleSplit split = ExampleSplit.Last(10, 0.29);

        Assert.Equal([8, 9], split.Watched);
        Assert.Equal(8, split.Learnt.Length);
        Assert.Contains("leaves 3 to learn and 0 to watch", Assert.Throws<InvalidDataException>(() => ExampleSplit.Last(3, 0.1)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(5)]
    public void Newest_AnyHorizon_LearnsNoTargetThatIsWatched(int horizon)
    {
        // Two series whose rows alternate, the first backwards.
        ExamplePlace[] places = [.. Enumerable.Range(0, 40).Select(i => new ExamplePlace(i % 2 == 0 ? "a" : "b", At(i % 2 == 0 ? 19 - (i / 2) : i / 2)))];

        ExampleSplit split = ExampleSplit.Newest(places, 0.25, horizon);

        foreach (string series in (string[])["a", "b"])
        {
            int[] learnt = Times(split.Learnt, series), watched = Times(split.Watched, series);
            Assert.Equal(Enumerable.Range(15, 5), watched.Order());
            Assert.Equal(Enumerable.Range(0, 15 - (horizon - 1)), learnt.Order());
            Assert.Equal(watched.Min() + 1, learnt.Max() + horizon + 1); // the first row that is predicted, next to the last that is learnt to be
        }

        int[] Times(int[] examples, string series) => [.. examples.Where(i => places[i].Series == series).Select(i => (int)places[i].Time.Whole)];
    }

    [Fact]
    public void Newest_SeriesTooShortForAShare_IsLearnt()
    {
        ExamplePlace[] places = [new("short", At(0)), .. Enumerable.Range(0, 10).Select(i => new ExamplePlace("long", At(i)))];

        ExampleSplit split = ExampleSplit.Newest(places, 0.2, horizon: 1);

        Assert.Equal([9, 10], split.Watched);
        Assert.Contains(0, split.Learnt);
    }

    [Fact]
    public void Newest_HorizonLongerThanWhatIsLeft_SaysHowManyAreNeither()
    {
        ExamplePlace[] places = [.. Enumerable.Range(0, 10).Select(i => new ExamplePlace("", At(i)))];

        var error = Assert.Throws<InvalidDataException>(() => ExampleSplit.Newest(places, 0.2, horizon: 9));

        Assert.Contains("of 10 labelled rows leaves 0 to learn and 2 to watch, and 8 whose future reaches from one into the other are neither", error.Message, StringComparison.Ordinal);
    }

    private static Moment At(int time) => new(MomentKind.Integer, time);

    private static ExampleSplit Split(int count, double fraction, ulong seed) => ExampleSplit.Stratified(count, fraction, row => row % 2, new SeedSequence(seed));
}
