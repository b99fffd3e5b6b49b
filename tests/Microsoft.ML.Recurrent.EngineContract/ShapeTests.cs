using Microsoft.ML.Recurrent.Engines;

namespace Microsoft.ML.Recurrent.EngineContract;

/// <summary>How many elements a shape may have.</summary>
public sealed class ShapeTests
{
    [Fact]
    public void Shape_UpToTheLongestArray_CountsExactly()
    {
        Assert.Equal(Array.MaxLength, new Shape(1, Array.MaxLength).ElementCount);
        Assert.Equal(2_147_441_940, new Shape(46_340, 46_341).ElementCount);
        Assert.Equal(0, new Shape(int.MaxValue, int.MaxValue, int.MaxValue, 0).ElementCount);
    }

    [Fact]
    public void Shape_AboveTheLongestArray_IsRefusedWithItsCount()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new Shape(Array.MaxLength + 1));
        Assert.Contains("2147488281", Assert.Throws<ArgumentOutOfRangeException>(() => new Shape(46_341, 46_341)).Message, StringComparison.Ordinal);
        Assert.Contains(
            "21267647892944572736998860269687930881",
            Assert.Throws<ArgumentOutOfRangeException>(() => new Shape(int.MaxValue, int.MaxValue, int.MaxValue, int.MaxValue)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Shape_NegativeLengths_AreRefusedThoughTheirProductIsNot()
        => Assert.Throws<ArgumentOutOfRangeException>(() => new Shape(2, -3, -1));
}
