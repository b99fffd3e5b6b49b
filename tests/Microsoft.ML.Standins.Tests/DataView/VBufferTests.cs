using Microsoft.ML.Data;

namespace Microsoft.ML.Standins.Tests.DataView;

public sealed class VBufferTests
{
    private static readonly VBuffer<float> Sparse = new(10, 2, [5, 6], [1, 7]);

    [Fact]
    public void Default_HasLengthZeroAndIsDense()
    {
        VBuffer<float> none = default;

        Assert.Equal(0, none.Length);
        Assert.True(none.IsDense);
        Assert.Equal(0, none.GetValues().Length);
    }

    [Fact]
    public void Sparse_Read_GivesExplicitValuesAndZerosBetween()
    {
        Assert.False(Sparse.IsDense);
        Assert.Equal([5f, 6], Sparse.GetValues().ToArray());
        Assert.Equal([1, 7], Sparse.GetIndices().ToArray());
        Assert.Equal([0f, 5, 0, 0, 0, 0, 0, 6, 0, 0], Sparse.DenseValues());
        Assert.Equal(6, Sparse.GetItemOrDefault(7));
        Assert.Equal(0, Sparse.GetItemOrDefault(6));
        Assert.Throws<ArgumentOutOfRangeException>("index", () => Sparse.GetItemOrDefault(10));
    }

    [Fact]
    public void Items_WithAll_FillsInTheZeros()
    {
        Assert.Equal([new(1, 5), new(7, 6)], Sparse.Items());
        Assert.Equal(Enumerable.Range(0, 10), Sparse.Items(all: true).Select(item => item.Key));
        Assert.Equal(Sparse.DenseValues(), Sparse.Items(all: true).Select(item => item.Value));
    }

    [Fact]
    public void Dense_ArrayLongerThanTheVector_ShowsOnlyItsLength()
    {
        var dense = new VBuffer<float>(3, [1, 2, 3, 4]);

        Assert.Equal([1f, 2, 3], dense.DenseValues());
        Assert.Equal(0, dense.GetIndices().Length);
    }

    [Fact]
    public void Count_EqualToLength_IsDenseWhateverTheIndices()
        => Assert.True(new VBuffer<float>(2, 2, [1, 2], [0, 1]).IsDense);

    [Fact]
    public void Constructor_ArraysTooShort_AreRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>("values", () => new VBuffer<float>(3, new float[2]));
        Assert.Throws<ArgumentOutOfRangeException>("values", () => new VBuffer<float>(3, null!));
        Assert.Throws<ArgumentOutOfRangeException>("length", () => new VBuffer<float>(-1, []));
        Assert.Throws<ArgumentOutOfRangeException>("count", () => new VBuffer<float>(3, 4, new float[4], new int[4]));
        Assert.Throws<ArgumentOutOfRangeException>("indices", () => new VBuffer<float>(3, 2, new float[2], new int[1]));
    }

    [Fact]
    public void Copy_OfTheStruct_SharesTheArrays()
    {
        VBuffer<float> buffer = new(2, [1, 2]);
        VBuffer<float> copy = buffer;
        VBufferEditor.CreateFromBuffer(ref buffer).Values[0] = 99;

        Assert.Equal(99, copy.GetItemOrDefault(0));
    }

    [Fact]
    public void CopyTo_Buffer_IsApartFromTheSource()
    {
        VBuffer<float> source = new(2, [1, 2]);
        VBuffer<float> kept = default;
        source.CopyTo(ref kept);
        VBufferEditor.CreateFromBuffer(ref source).Values[0] = 99;

        Assert.Equal([1f, 2], kept.DenseValues());
    }

    [Fact]
    public void CopyTo_Buffer_KeepsSparsity()
    {
        VBuffer<float> copy = default;
        Sparse.CopyTo(ref copy);

        Assert.Equal([1, 7], copy.GetIndices().ToArray());
        Assert.Equal(Sparse.DenseValues(), copy.DenseValues());
    }

    [Fact]
    public void CopyTo_BufferThatIsLarger_ReusesItsArray()
    {
        VBuffer<float> destination = new(5, [9, 9, 9, 9, 9]);
        VBuffer<float> before = destination;
        new VBuffer<float>(2, [1, 2]).CopyTo(ref destination);

        Assert.Equal([1f, 2], destination.DenseValues());
        Assert.Equal([1f, 2, 9, 9, 9], before.DenseValues());
    }

    [Theory]
    [InlineData(1, 7, new float[] { 5, 0, 0, 0, 0, 0, 6 }, new[] { 0, 6 })]
    [InlineData(3, 2, new float[] { 0, 0 }, new int[0])]
    [InlineData(7, 1, new float[] { 6 }, new int[0])]
    public void CopyTo_PartOfASparseVector_ShiftsItsIndices(int start, int length, float[] values, int[] indices)
    {
        VBuffer<float> part = default;
        Sparse.CopyTo(ref part, start, length);

        Assert.Equal(values, part.DenseValues());
        Assert.Equal(indices, part.GetIndices().ToArray());
    }

    [Fact]
    public void CopyToDense_OfASparseVector_WritesTheZeros()
    {
        VBuffer<float> dense = new(10, Enumerable.Repeat(9f, 10).ToArray());
        Sparse.CopyToDense(ref dense);

        Assert.True(dense.IsDense);
        Assert.Equal(Sparse.DenseValues(), dense.GetValues().ToArray());
    }

    [Fact]
    public void CopyTo_Span_WritesDefaultsBetweenExplicitValues()
    {
        float[] target = new float[13];
        Sparse.CopyTo(target, 2, -1);

        Assert.Equal([0, 0, -1, 5, -1, -1, -1, -1, -1, 6, -1, -1, 0], target);
    }

    [Fact]
    public void CopyTo_SpanTooShort_Throws()
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>("destination", () => Sparse.CopyTo(new float[3]));
        Assert.Contains("Not large enough to hold these values.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Copy_OfAnArray_TakesThePart()
    {
        VBuffer<float> buffer = default;
        VBuffer<float>.Copy([1, 2, 3], 1, ref buffer, 2);

        Assert.Equal([2f, 3], buffer.DenseValues());
        Assert.Throws<ArgumentOutOfRangeException>("sourceIndex", () => VBuffer<float>.Copy([1, 2, 3], 2, ref buffer, 2));
    }
}
