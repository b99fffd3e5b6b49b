using Microsoft.ML.Data;

namespace Microsoft.ML.Standins.Tests.Data;

public sealed class SplitTests
{
    private readonly MLContext _ml = new(seed: 1);

    [Fact]
    public void TrainTestSplit_EveryRow_FallsIntoOnePartOnEveryPass()
    {
        DataOperationsCatalog.TrainTestData split = _ml.Data.TrainTestSplit(Numbers(1000), testFraction: 0.2, seed: 1);

        float[] test = split.TestSet.GetColumn<float>("Size").ToArray();

        Assert.InRange(test.Length, 140, 260);
        Assert.Equal(test, split.TestSet.GetColumn<float>("Size"));
        Assert.Equal(Enumerable.Range(0, 1000).Select(i => (float)i), test.Concat(split.TrainSet.GetColumn<float>("Size")).Order());
        Assert.Equal(["Size", "Rooms", "Label"], split.TestSet.Schema.Where(column => !column.IsHidden).Select(column => column.Name));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(-0.1)]
    public void TrainTestSplit_FractionThatLeavesNothing_Throws(double fraction)
        => Assert.Throws<ArgumentOutOfRangeException>(() => _ml.Data.TrainTestSplit(Numbers(10), fraction));

    private IDataView Numbers(int count)
        => _ml.Data.LoadFromEnumerable(Enumerable.Range(0, count).Select(i => new House { Size = i }).ToList());
}
