using Microsoft.ML.Data;

namespace Microsoft.ML.Standins.Tests.DataView;

public sealed class VBufferEditorTests
{
    [Fact]
    public void Create_OnABufferOfTheSameLength_ReturnsTheOldArrayWithItsContent()
    {
        VBuffer<float> buffer = new(3, [1, 2, 3]);
        VBufferEditor<float> editor = VBufferEditor.Create(ref buffer, 3);

        Assert.False(editor.CreatedNewValues);
        Assert.Equal([1f, 2, 3], editor.Values.ToArray());
    }

    [Fact]
    public void Create_OnAnEmptyBuffer_MakesANewArray()
    {
        VBuffer<float> buffer = default;
        VBufferEditor<float> editor = VBufferEditor.Create(ref buffer, 4);

        Assert.True(editor.CreatedNewValues);
        Assert.Equal(4, editor.Values.Length);
        Assert.True(editor.Commit().IsDense);
    }

    [Fact]
    public void Create_Shorter_ReusesTheArrayAndCommitsTheNewLength()
    {
        VBuffer<float> buffer = new(3, [1, 2, 3]);
        VBufferEditor<float> editor = VBufferEditor.Create(ref buffer, 2);

        Assert.False(editor.CreatedNewValues);
        Assert.Equal([1f, 2], editor.Commit().DenseValues());
    }

    [Fact]
    public void Create_ALittleLongerEachTime_DoublesTheArray()
    {
        VBuffer<float> buffer = new(4, new float[4]);
        buffer = VBufferEditor.Create(ref buffer, 5, maxValuesCapacity: 100).Commit();

        Assert.False(VBufferEditor.Create(ref buffer, 8).CreatedNewValues);
        Assert.True(VBufferEditor.Create(ref buffer, 9).CreatedNewValues);
    }

    [Fact]
    public void Create_KeepingTheOld_CopiesItIntoTheLargerArray()
    {
        VBuffer<float> buffer = new(2, [1, 2]);
        VBufferEditor<float> editor = VBufferEditor.Create(ref buffer, 4, keepOldOnResize: true);

        Assert.Equal([1f, 2, 0, 0], editor.Values.ToArray());
    }

    [Fact]
    public void Create_FewerValuesThanLength_IsSparse()
    {
        VBuffer<float> buffer = default;
        VBufferEditor<float> editor = VBufferEditor.Create(ref buffer, 10, valuesCount: 2);
        editor.Values[0] = 5;
        editor.Indices[0] = 1;
        editor.Values[1] = 6;
        editor.Indices[1] = 7;
        VBuffer<float> vector = editor.Commit();

        Assert.False(vector.IsDense);
        Assert.Equal([0f, 5, 0, 0, 0, 0, 0, 6, 0, 0], vector.DenseValues());
    }

    [Fact]
    public void Create_Dense_HasNoIndicesUnlessAskedFor()
    {
        VBuffer<float> buffer = default;

        Assert.Equal(0, VBufferEditor.Create(ref buffer, 4).Indices.Length);
        Assert.Equal(4, VBufferEditor.Create(ref buffer, 4, requireIndicesOnDense: true).Indices.Length);
    }

    [Fact]
    public void CommitTruncated_OfASparseEditor_KeepsTheFirstValues()
    {
        VBuffer<float> buffer = default;
        VBufferEditor<float> editor = VBufferEditor.Create(ref buffer, 5, valuesCount: 3);
        new float[] { 1, 2, 3 }.CopyTo(editor.Values);
        new[] { 0, 2, 4 }.CopyTo(editor.Indices);

        Assert.Equal([1f, 0, 2, 0, 0], editor.CommitTruncated(2).DenseValues());
        Assert.Equal(5, editor.CommitTruncated(0).Length);
    }

    [Fact]
    public void CommitTruncated_MoreThanCreated_Throws()
        => Assert.Throws<ArgumentOutOfRangeException>("physicalValuesCount", () =>
        {
            VBuffer<float> buffer = default;
            VBufferEditor.Create(ref buffer, 5, valuesCount: 3).CommitTruncated(4);
        });

    [Fact]
    public void CommitTruncated_OfADenseEditorWithoutIndices_Throws()
        => Assert.Throws<ArgumentOutOfRangeException>("indices", () =>
        {
            VBuffer<float> buffer = default;
            VBufferEditor.Create(ref buffer, 5).CommitTruncated(4);
        });

    [Theory]
    [InlineData(-1, null, "newLogicalLength")]
    [InlineData(3, 4, "valuesCount")]
    [InlineData(3, -1, "valuesCount")]
    public void Create_BadCounts_AreRefused(int length, int? count, string parameter)
        => Assert.Throws<ArgumentOutOfRangeException>(parameter, () =>
        {
            VBuffer<float> buffer = default;
            VBufferEditor.Create(ref buffer, length, count);
        });
}
