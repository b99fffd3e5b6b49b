using Microsoft.ML.Recurrent.Data;

namespace Microsoft.ML.Recurrent.Tests.Data;

public sealed class ScalerFitTests
{
    [Fact]
    public void Standardize_OfTwoDimensions_IsMeanAndDeviationOfEach()
    {
        // 2, 4, 4, 4, 5, 5, 7, 9 has mean 5 and, dividing by n, deviation 2; the second dimension is a thousand times as large.
        Scaler scaler = Fit(Scaling.Standardize, 2, 4, 4, 4, 5, 5, 7, 9);

        Assert.Equal([5f, 5000f], scaler.Offset);
        Assert.Equal([2f, 2000f], scaler.Scale);
        Assert.Equal(2f, scaler.Apply(9, 0));
        Assert.Equal(9f, scaler.Invert(2, 0));
    }

    [Fact]
    public void MinMax_OfTwoDimensions_MapsSmallestToZeroAndLargestToOne()
    {
        Scaler scaler = Fit(Scaling.MinMax, 2, 4, 9);

        Assert.Equal([2f, 2000f], scaler.Offset);
        Assert.Equal([7f, 7000f], scaler.Scale);
        float[] scaled = new float[2];
        scaler.Apply([9, 2000], scaled);
        Assert.Equal([1f, 0f], scaled);
    }

    [Fact]
    public void None_LeavesEveryBitAsItIs()
    {
        Scaler scaler = Fit(Scaling.None, 0.1f, 3.3f);

        Assert.Equal(0.1f, scaler.Apply(0.1f, 0));
        Assert.Equal(3.3f, scaler.Invert(3.3f, 1));
    }

    [Fact]
    public void Standardize_FarFromZero_KeepsItsPrecision()
    {
        // A sum of squares in float would see no spread at all around a million.
        Scaler scaler = Fit(Scaling.Standardize, 1_000_001, 1_000_003, 1_000_001, 1_000_003);

        Assert.Equal(1_000_002f, scaler.Offset[0]);
        Assert.Equal(1f, scaler.Scale[0], 1e-6f);
    }

    [Fact]
    public void Standardize_HugeValues_DoNotOverflow()
    {
        var fit = new ScalerFit(Scaling.Standardize, "Sales", dimensions: 1);
        fit.Add([3e38f]);
        fit.Add([-3e38f]);

        Assert.Equal(3e38f, fit.Fit().Scale[0], 1e32f);
    }

    [Fact]
    public void MinMax_RangeBeyondFloat_IsRefused()
    {
        var fit = new ScalerFit(Scaling.MinMax, "Sales", dimensions: 1);
        fit.Add([3e38f]);
        fit.Add([-3e38f]);

        var error = Assert.Throws<InvalidDataException>(fit.Fit);

        // Far from constant: the message must not say so.
        Assert.DoesNotContain("constant", error.Message, StringComparison.Ordinal);
        Assert.StartsWith("Column 'Sales' ", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(new[] { 1f }, new[] { -1f })]
    [InlineData(new[] { float.NaN }, new[] { 1f })]
    [InlineData(new[] { 1f }, new[] { float.PositiveInfinity })]
    [InlineData(new[] { 1f, 2f }, new[] { 1f, 2f })]
    [InlineData(new float[0], new float[0])]
    public void Validate_OfAScalerThatNoFitGives_SaysThatTheFileIsDamaged(float[] offset, float[] scale)
    {
        var error = Assert.Throws<InvalidDataException>(() => new Scaler(offset, scale).Validate(dimensions: 1));

        Assert.StartsWith("The model's scaling h", error.Message, StringComparison.Ordinal);
    }

    // The second dimension is a thousand times the first.
    private static Scaler Fit(Scaling scaling, params float[] values)
    {
        var fit = new ScalerFit(scaling, "Sales", dimensions: 2);
        foreach (float value in values)
            fit.Add([value, 1000 * value]);
        return fit.Fit();
    }
}
