using Microsoft.ML.Recurrent.Engines;
using Microsoft.ML.Recurrent.Training;

namespace Microsoft.ML.Recurrent.Tests.Training;

public sealed class BatchTests
{
    [Fact]
    public void Fill_OfEqualLengths_IsTimeMajorAndFull()
    {
        var batch = new Batch(inputSize: 2, targetSize: 1);

        batch.Fill(new CountingExamples(2, [2, 2, 2]), [2, 0]);

        // Step 0 of examples 2 and 0, then step 1: example·100 + step·10 + dimension.
        Assert.Equal(new Shape(2, 2, 2), batch.InputShape);
        Assert.Equal([200f, 201f, 0f, 1f, 210f, 211f, 10f, 11f], batch.Input);
        Assert.Equal([-2f, 0f], batch.Target);
        Assert.True(batch.Lengths.IsFull);
    }

    [Fact]
    public void Fill_OfDifferentLengths_PadsWithZerosWhateverTheBatchBeforeHeld()
    {
        var examples = new CountingExamples(1, [3, 3, 1, 2]);
        var batch = new Batch(inputSize: 1, targetSize: 1);
        batch.Fill(examples, [0, 1]);

        batch.Fill(examples, [2, 3]);

        Assert.Equal(new Shape(2, 2, 1), batch.InputShape);
        Assert.Equal([200f, 300f, 0f, 310f], batch.Input);
        Assert.Equal([1, 2], new[] { batch.Lengths.Of(0, 2), batch.Lengths.Of(1, 2) });
    }
}
